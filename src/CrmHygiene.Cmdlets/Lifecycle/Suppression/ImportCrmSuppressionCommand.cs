using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Imports the lists of addresses that a mail system no longer mails.</summary>
[Cmdlet(VerbsData.Import, "CrmSuppression", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SuppressionImport))]
public sealed class ImportCrmSuppressionCommand : SuppressionCmdlet
{
    /// <summary>The files: CSV, JSON, or an address a line. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The reason for all rows. By default what each row, the columns or the file's name say.</summary>
    [Parameter]
    public SuppressionReason? Reason { get; set; }

    /// <summary>The way of contact of all rows. By default what the column Channel of each row says, else Mail.</summary>
    [Parameter]
    public SuppressionChannel? Channel { get; set; }

    /// <summary>The topic or brand of all rows. By default what the column Topic of each row says, else all.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <summary>Keeps only a keyed hash of each address. The key lies in a file of its own, apart from the store.</summary>
    [Parameter]
    public SwitchParameter Hashed { get; set; }

    /// <summary>Makes the store where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        foreach (string path in Path.SelectMany(p => ResolveFiles(p, literal: false)))
        {
            try
            {
                Cancellable(() => Import(path));
            }
            catch (ContactFileException exception)
            {
                WriteError(Errors.FromFile(exception));
            }
            catch (ArgumentException exception)
            {
                WriteError(Errors.SuppressionFileInvalid(exception, path));
            }
        }
    });

    private void Import(string path)
    {
        var reader = new SuppressionReader(path, Reason);
        List<CrmHygiene.Suppression> entries = [.. Shown(reader.Read(StopToken), $"Reading {System.IO.Path.GetFileName(path)}").Select(e => e with { Channel = Channel ?? e.Channel, Topic = Topic ?? e.Topic })];
        var rejects = new RejectLog(this, path);
        foreach (RowReject reject in reader.Rejects) rejects.Add(reject);
        rejects.Complete();
        if (!ShouldProcess(path, $"Suppress {Counted.Of(entries.Count, "address")}")) return;
        using CrmStore store = OpenStore(CreateStore);
        long added = SuppressionBook.Add(store, Shown(entries, System.IO.Path.GetFileName(path), entries.Count), KeyToWrite(store, Hashed || entries.Exists(e => e.Reason == SuppressionReason.Erased)));
        WriteObject(new SuppressionImport(path, entries.Count + reader.Passing + reader.Rejects.Count, added, entries.Count - added, reader.Passing, reader.Rejects.Count));
    }
}
