using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Finds stale contacts: every reason, its evidence, since when, and what to do.</summary>
[Cmdlet(VerbsCommon.Find, "CrmStaleContact", DefaultParameterSetName = "Finding")]
[OutputType(typeof(StaleFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
public sealed class FindCrmStaleContactCommand : StaleCmdlet
{
    /// <summary>Contacts, any objects whose properties name contact fields, or files of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>Passes every contact on, in input order, with its findings attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Also finds contacts whose retention period ends within this time, such as '3 months': for review, with the day on which it ends.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public string? DueWithin { get; set; }

    private protected override StaleOptions Adjust(StaleOptions options) => DueWithin is null ? options : options with { DueWithin = Period(DueWithin) };

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        IReadOnlyList<StaleFinding> findings = Judge(contact);
        if (!PassThru)
        {
            WriteObject(findings, enumerateCollection: true);
            return;
        }
        foreach (StaleFinding each in findings) contact.Attach(each);
        WriteObject(contact);
    }
}
