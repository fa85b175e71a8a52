using System.Management.Automation;

namespace CrmHygiene.Cmdlets.Lifecycle.Events;

/// <summary>Imports what happened between contacts and the company: mails sent, opened and clicked, opt-outs, purchases, calls, meetings, tickets, sign-ins, deals, contracts.</summary>
[Cmdlet(VerbsData.Import, "CrmEngagement", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(EventImport))]
[OutputType(typeof(ContactEvent))]
public sealed class ImportCrmEngagementCommand : EventCmdlet
{
    /// <summary>Gives every event instead of the counts.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override ContactEvent Note(ContactEvent e)
    {
        if (PassThru) WriteObject(e);
        return e;
    }

    private protected override void Complete(EventImport import)
    {
        if (!PassThru) WriteObject(import);
    }
}
