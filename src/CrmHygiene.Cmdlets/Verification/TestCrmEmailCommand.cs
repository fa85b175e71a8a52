using System.Management.Automation;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>Tests e-mail addresses: Valid, Risky, Invalid or Unknown, with the reason.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmEmail", DefaultParameterSetName = "Finding")]
[OutputType(typeof(EmailFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmEmailCommand : ContactCmdlet
{
    private EmailVerifier _verifier = new();

    /// <summary>Addresses as text, contacts, or any objects with an e-mail property.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public override PSObject? InputObject { get; set; }

    /// <summary>How far to go: Syntax checks the text offline, Domain also asks the DNS whether the domain takes mail.</summary>
    [Parameter]
    public EmailLevel Level { get; set; } = EmailLevel.Domain;

    /// <summary>Passes every contact on, in input order, with the finding attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives true or false instead of a finding: true for Valid.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The verdict that is good enough for -Quiet. In order: Valid, Risky, Unknown, Invalid.</summary>
    [Parameter(ParameterSetName = "Quiet")]
    public Verdict MinimumVerdict { get; set; } = Verdict.Valid;

    private protected override bool TextIsPath => false;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _verifier = new EmailVerifier(new EmailVerifierOptions { Level = Level });

    private protected override void ProcessText(string text) => Emit(_verifier.Verify(text), null);

    private protected override void ProcessContact(Contact contact, Finding? finding) =>
        Emit(_verifier.Verify(contact.GetText(ContactField.Email), contact), contact);

    private void Emit(EmailFinding finding, Contact? contact)
    {
        if (Quiet) WriteObject(finding.Verdict.IsAtLeast(MinimumVerdict));
        else if (!PassThru) WriteObject(finding);
        else if (contact is not null)
        {
            contact.Attach(finding);
            WriteObject(contact);
        }
        else WriteError(Errors.TextHasNoContact());
    }
}
