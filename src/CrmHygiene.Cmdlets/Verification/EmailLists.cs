using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>The reference lists with a user's own files: the policy's, then those given by hand.</summary>
internal static class EmailLists
{
    public static EmailReferenceData Load(CrmCmdlet cmdlet, CrmPolicy policy, Hashtable? byHand)
    {
        EmailReferenceData lists = EmailReferenceData.BuiltIn;
        foreach ((string name, string path) in policy.EmailLists) lists = Add(cmdlet, lists, name, path);
        if (byHand is null) return lists;
        foreach (DictionaryEntry entry in byHand)
            foreach (string path in LanguagePrimitives.ConvertTo<string[]>(entry.Value)) lists = Add(cmdlet, lists, entry.Key.ToString() ?? string.Empty, cmdlet.ResolveDestination(path));
        return lists;
    }

    private static EmailReferenceData Add(CrmCmdlet cmdlet, EmailReferenceData lists, string name, string path)
    {
        if (!Enum.TryParse(name, ignoreCase: true, out EmailListKind kind) || !Enum.IsDefined(kind))
            throw new ArgumentException($"There is no list '{name}'. The lists are {string.Join(", ", Enum.GetNames<EmailListKind>())}.", nameof(name));
        try
        {
            return lists.WithFile(kind, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.FileNotFound, path, $"The list '{path}' cannot be read: {exception.Message}", exception)));
            return lists;
        }
    }
}
