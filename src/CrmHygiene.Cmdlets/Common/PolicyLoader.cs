using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Policy;

namespace CrmHygiene.Cmdlets;

/// <summary>Reads the policy a cmdlet was given; an unreadable policy ends the cmdlet, it never falls back to defaults.</summary>
internal static class PolicyLoader
{
    public static CrmPolicy Load(CrmCmdlet cmdlet, string? path)
    {
        if (path is null) return CrmPolicy.Default;
        string full = cmdlet.ResolveDestination(path);
        try
        {
            return PolicyFile.Read(full);
        }
        catch (PolicyException exception)
        {
            cmdlet.ThrowTerminatingError(Errors.PolicyInvalid(exception));
        }
        catch (IOException exception)
        {
            cmdlet.ThrowTerminatingError(Errors.FromFile(exception as ContactFileException ?? new ContactFileException(ContactFileProblem.FileNotFound, full, $"The policy '{full}' cannot be read: {exception.Message}", exception)));
        }
        return CrmPolicy.Default;
    }
}
