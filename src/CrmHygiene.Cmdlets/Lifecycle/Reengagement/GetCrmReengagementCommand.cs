using System.Management.Automation;

namespace CrmHygiene.Cmdlets.Lifecycle.Reengagement;

/// <summary>Shows where contacts stand who are asked whether they still want to hear from us.</summary>
[Cmdlet(VerbsCommon.Get, "CrmReengagement")]
[OutputType(typeof(ReengagementStatus))]
public sealed class GetCrmReengagementCommand : ReengagementCmdlet
{
    /// <summary>Shows these stages only.</summary>
    [Parameter]
    public ReengagementStage[]? Stage { get; set; }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        ReengagementStatus status = StatusOf(contact);
        if (Stage is null || Array.IndexOf(Stage, status.Stage) >= 0) WriteObject(status);
    }
}
