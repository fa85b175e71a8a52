using System.Management.Automation;
using CrmHygiene.Cmdlets.Runs;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>Shows the persons and organisations that groups of duplicates were recognised as, and what they came from.</summary>
[Cmdlet(VerbsCommon.Get, "CrmEntity")]
[OutputType(typeof(DuplicateEntity))]
public sealed class GetCrmEntityCommand : StoreCmdlet
{
    /// <summary>The ids. All by default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EntityId")]
    public long[]? Id { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        using CrmStore store = OpenStore();
        IReadOnlyList<DuplicateEntity> found = EntityLog.Read(store, Id ?? []);
        WriteObject(found, enumerateCollection: true);
        foreach (long id in Id ?? [])
            if (found.All(e => e.Id != id)) WriteError(Errors.EntityNotFound(id));
    });
}
