using System.Management.Automation;

namespace CrmHygiene.Benchmarks.Engine;

/// <summary>Writes objects that hold nothing: what a pipeline costs before any work is done.</summary>
[Cmdlet(VerbsCommunications.Write, "Many")]
[OutputType(typeof(object))]
public sealed class WriteManyCommand : PSCmdlet
{
    /// <summary>How many objects.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        for (int i = 0; i < Count && !Stopping; i++) WriteObject(new object());
    }
}
