namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>
/// A contact that was there before an import does not come from it: taking the import back must not take it away. The
/// merged contact keeps the import's number only where all contacts came with that import.
/// </summary>
internal static class ImportOrigin
{
    public static void Apply(GoldenDraft draft)
    {
        string[] imports = [.. draft.Contacts.Select(c => c.GetText(ContactField.ImportId).Trim()).Distinct(StringComparer.Ordinal)];
        if (imports.Length > 1) draft.Set(ContactField.ImportId, string.Empty, draft.Winner, "import-origin");
    }
}
