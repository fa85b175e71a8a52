using System.Management.Automation;
using CrmHygiene.Core.Contacts.Checking;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Checks a list before it is imported: what each column is recognised as, what does not fit, what would be rejected.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmImport", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ImportColumnCheck))]
public sealed class TestCrmImportCommand : ReadCmdlet
{
    /// <summary>The policy file (JSON); it says which fields have a purpose.</summary>
    [Parameter]
    public string? Policy { get; set; }

    private protected override void ProcessFile(ContactFile file)
    {
        CrmPolicy policy = PolicyLoader.Load(this, Policy);
        var progress = new ReadProgress(this, file);
        IReadOnlyList<ImportColumnCheck> columns = [];
        Cancellable(() => columns = ImportChecker.Check(file, policy, MapByHeader(), StopToken, progress.Advance));
        progress.Complete();
        foreach (ImportColumnCheck column in columns) WriteObject(column);
        if (columns.Count == 0) return;
        ImportFileCheck check = columns[0].File;
        foreach (string notice in check.Notices) WriteWarning($"{check.Name}: {notice}");
        if (check.Rejected > 0)
            WriteWarning($"{check.Name}: {check.Rejected} of {Counted.Of(check.Rows, "row")} would be rejected, the first at line {check.Rejects[0].Line}: {check.Rejects[0].Message}");
    }
}
