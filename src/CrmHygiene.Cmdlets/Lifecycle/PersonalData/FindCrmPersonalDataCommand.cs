using System.Management.Automation;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.PersonalData;

/// <summary>Finds everything that is known of a person: in the store, and in the files it knows of.</summary>
[Cmdlet(VerbsCommon.Find, "CrmPersonalData")]
[OutputType(typeof(PersonalDataItem))]
public sealed class FindCrmPersonalDataCommand : PersonalDataCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        using CrmStore store = OpenStore();
        List<string> notReached = [];
        WriteObject(Run(Request(store), "Looking for a person", r => r.Find(notReached)), enumerateCollection: true);
        foreach (string place in notReached) WriteWarning(place);
    });
}
