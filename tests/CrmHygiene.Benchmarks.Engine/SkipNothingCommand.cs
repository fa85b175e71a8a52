using System.Management.Automation;

namespace CrmHygiene.Benchmarks.Engine;

/// <summary>Passes every object on: what one more stage of a pipeline costs.</summary>
[Cmdlet(VerbsCommon.Skip, "Nothing")]
[OutputType(typeof(PSObject))]
public sealed class SkipNothingCommand : PSCmdlet
{
    /// <summary>An object.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(InputObject);
}
