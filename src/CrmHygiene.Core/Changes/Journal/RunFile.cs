namespace CrmHygiene.Core.Changes.Journal;

/// <summary>A file a run wrote.</summary>
/// <param name="Run">The run.</param>
/// <param name="Path">The full path.</param>
/// <param name="Hash">The hash of what was written.</param>
/// <param name="HashBefore">The hash of the file it replaced; empty where there was none.</param>
/// <param name="Written">Whether the run knew it was in place; a killed run may not have.</param>
internal sealed record RunFile(long Run, string Path, string Hash, string HashBefore, bool Written);
