using System.Management.Automation;
using CrmHygiene.Core.Policy;

namespace CrmHygiene.Cmdlets.Policies;

/// <summary>Checks a policy file: every mistake with its line and key, and what a complete policy would also say.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmPolicy", DefaultParameterSetName = "Finding")]
[OutputType(typeof(PolicyFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmPolicyCommand : CrmCmdlet
{
    /// <summary>The policy file.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    public string Path { get; set; } = "crm-policy.json";

    /// <summary>Gives true or false instead of findings: true where the policy can be used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<PolicyFinding> findings = PolicyChecker.Check(ResolveDestination(Path), out _);
        if (Quiet) WriteObject(findings.All(f => f.Severity != RuleSeverity.Error));
        else WriteObject(findings, enumerateCollection: true);
    }
}
