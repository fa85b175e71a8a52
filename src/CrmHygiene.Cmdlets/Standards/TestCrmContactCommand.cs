using System.Management.Automation;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Cmdlets.Standards;

/// <summary>Tests contacts against the policy: required fields, placeholders, swapped columns and more, rule by rule.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmContact", DefaultParameterSetName = "Finding")]
[OutputType(typeof(ContactFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmContactCommand : PolicyCmdlet
{
    private ContactTester? _tester;

    /// <summary>Contacts, any objects whose properties name contact fields, or files of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The ids of the rules to test. All by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[]? Rule { get; set; }

    /// <summary>Fields every contact must have, instead of the policy's. All of them are required.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public ContactField[]? Required { get; set; }

    /// <summary>The day dates are judged against. Today by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Today;

    /// <summary>Passes every contact on, in input order, with its findings attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives true or false a contact instead of findings: true where no rule of severity Error is broken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        if (Required is not null) policy = policy with { Required = Required.Select(f => (IReadOnlyList<ContactField>)[f]).ToArray() };
        try
        {
            _tester = new ContactTester(policy, AsOf, Rule, PhoneVerifier.RegionOf);
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, Rule));
        }
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        IReadOnlyList<ContactFinding> findings = _tester!.Test(contact);
        if (Quiet) WriteObject(findings.All(f => f.Severity != RuleSeverity.Error));
        else if (!PassThru) WriteObject(findings, enumerateCollection: true);
        else
        {
            foreach (ContactFinding each in findings) contact.Attach(each);
            WriteObject(contact);
        }
    }
}
