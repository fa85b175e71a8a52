using System.Management.Automation;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>Tests phone numbers: possible and valid, type, country, E.164, and what stands in the cell besides.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmPhone", DefaultParameterSetName = "Finding")]
[OutputType(typeof(PhoneFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmPhoneCommand : ContactCmdlet
{
    /// <summary>Numbers as text, contacts, or any objects with a phone property. Every phone field of a contact is tested.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public override PSObject? InputObject { get; set; }

    /// <summary>The country of numbers that name none, for text and for contacts without a country: an ISO 3166 code.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CountryCompleter))]
    public string? DefaultCountry { get; set; }

    /// <summary>Passes every contact on, in input order, with the findings attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives true or false for each number or contact instead of findings: true where every number is Valid.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The verdict that is good enough for -Quiet. In order: Valid, Risky, Unknown, Invalid.</summary>
    [Parameter(ParameterSetName = "Quiet")]
    public Verdict MinimumVerdict { get; set; } = Verdict.Valid;

    private protected override bool TextIsPath => false;

    private protected override void ProcessText(string text)
    {
        PhoneFinding finding = PhoneVerifier.Verify(text, DefaultCountry);
        if (PassThru) WriteError(Errors.TextHasNoContact());
        else if (Quiet) WriteObject(finding.Verdict.IsAtLeast(MinimumVerdict));
        else WriteObject(finding);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        IReadOnlyList<PhoneFinding> findings = PhoneVerifier.Verify(contact, DefaultCountry);
        if (Quiet) WriteObject(findings.Count > 0 && findings.All(f => f.Verdict.IsAtLeast(MinimumVerdict)));
        else if (!PassThru) WriteObject(findings, enumerateCollection: true);
        else
        {
            foreach (PhoneFinding each in findings) contact.Attach(each);
            WriteObject(contact);
        }
    }
}
