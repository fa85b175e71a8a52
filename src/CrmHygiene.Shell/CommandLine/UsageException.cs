namespace CrmHygiene.Shell.CommandLine;

/// <summary>A command line the shell does not understand.</summary>
internal sealed class UsageException(string message) : Exception(message);
