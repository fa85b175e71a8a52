using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>What the duplicate cmdlets are given besides the contacts.</summary>
internal static class DuplicateInput
{
    /// <summary>The kinds of single columns.</summary>
    public static IReadOnlyDictionary<string, EvidenceKind> Compare(PSCmdlet cmdlet, Hashtable table)
    {
        Dictionary<string, EvidenceKind> kinds = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string text = $"{entry.Value}";
            if (text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out EvidenceKind kind)) kinds[$"{entry.Key}"] = kind;
            else cmdlet.ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException($"'{text}' is no kind of value for '{entry.Key}'. Use one of {string.Join(", ", Enum.GetNames<EvidenceKind>())}."), entry.Value));
        }
        return kinds;
    }

    /// <summary>Opens what people have decided: the file, where one is named, and the store, where there is one.</summary>
    public static IReadOnlyList<DecisionLog> Decisions(PSCmdlet cmdlet, string? path, CrmStore? store, bool create = false)
    {
        List<DecisionLog> logs = [];
        if (path is not null && File(cmdlet, path, create) is { } file) logs.Add(file);
        if (store is not null) logs.Add(new DecisionStore(store));
        return logs;
    }

    private static DecisionFile? File(PSCmdlet cmdlet, string path, bool create)
    {
        try
        {
            return DecisionFile.Open(path, create);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(Errors.DecisionsUnreadable(exception, path));
            return null;
        }
    }

    /// <summary>Adds the contacts of a reference, which are files, contacts or objects, before any other.</summary>
    public static void AddReference(CrmCmdlet cmdlet, object[] reference, ContactTable table, CancellationToken stop)
    {
        ObjectContacts objects = new();
        foreach (object item in reference)
        {
            PSObject input = PSObject.AsPSObject(item);
            if (input.BaseObject is string or FileInfo) AddFiles(cmdlet, input.BaseObject is FileInfo file ? file.FullName : (string)input.BaseObject, table, stop);
            else if (objects.Convert(input) is { } contact) table.Add(contact);
            else cmdlet.ThrowTerminatingError(Errors.NotAContact(input.BaseObject));
        }
        table.EndReference();
    }

    private static void AddFiles(CrmCmdlet cmdlet, string path, ContactTable table, CancellationToken stop)
    {
        try
        {
            foreach (string file in cmdlet.ResolveFiles(path, literal: false))
            {
                RejectLog rejects = new(cmdlet, file);
                foreach (ReadItem item in ContactFile.Open(file).Read())
                {
                    if (stop.IsCancellationRequested) throw new PipelineStoppedException();
                    if (item.Contact is { } contact) table.Add(contact);
                    else rejects.Add(item.Reject!);
                }
                rejects.Complete();
            }
        }
        catch (ContactFileException exception)
        {
            // without the whole base a known person would count as new
            cmdlet.ThrowTerminatingError(Errors.FromFile(exception));
        }
    }
}
