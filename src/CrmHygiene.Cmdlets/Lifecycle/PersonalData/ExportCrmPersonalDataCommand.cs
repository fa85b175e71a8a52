using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.PersonalData;

/// <summary>Writes everything that is known of a person to a file, to answer a request for access.</summary>
[Cmdlet(VerbsData.Export, "CrmPersonalData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCrmPersonalDataCommand : PersonalDataCmdlet
{
    /// <summary>The file to write (JSON). An existing file is replaced when the new one is complete; of several people each gets a file, answer.json, answer-2.json and so on.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Path { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        string path = FileOf(Path);
        using CrmStore store = OpenStore();
        List<string> notReached = [];
        IReadOnlyList<PersonalDataItem> items = Run(Request(store), "Looking for a person", r => r.Find(notReached));
        if (!ShouldProcess(path, $"Export {Counted.Of(items.Count, "place")} with data of the person")) return;
        try
        {
            PersonalDataFile.Write(path, items, notReached);
            KnownFiles.Note(store, KnownFiles.Answer, path);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        foreach (string place in notReached) WriteWarning(place);
        WriteObject(new FileInfo(path));
    });
}
