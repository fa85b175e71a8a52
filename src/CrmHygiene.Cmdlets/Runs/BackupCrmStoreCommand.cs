using System.Management.Automation;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Copies the store into a new file, while others may use it, and checks it first.</summary>
[Cmdlet(VerbsData.Backup, "CrmStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class BackupCrmStoreCommand : StoreCmdlet
{
    /// <summary>The file to write; it must not exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Destination { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        string path = ResolveDestination(Destination);
        using CrmStore store = OpenStore();
        if (!ShouldProcess(path, $"Copy the store '{store.Path}'")) return;
        Cancellable(() => store.Backup(path, StopToken));
        KnownFiles.Note(store, KnownFiles.Backup, path);
        WriteObject(new FileInfo(path));
    });
}
