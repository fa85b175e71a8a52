using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace CrmHygiene.Shell.Running;

/// <summary>The engine's Out-Default, which also shows each object to an <see cref="OutputWatch"/>.</summary>
[Cmdlet("Out", "Default")]
public sealed class WatchedOutDefault : OutDefaultCommand
{
    private bool _open;

    /// <summary>Who watches; null to only print.</summary>
    [Parameter(DontShow = true)]
    public object? Watch { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (Watch as OutputWatch)?.See(InputObject);
        base.ProcessRecord();
        _open = true;
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _open = false;
        base.EndProcessing();
    }

    /// <summary>Prints rows the engine still holds back for their widths when exit or an error skips the regular end.</summary>
    protected override void InternalDispose()
    {
        if (_open && !Stopping)
            EndProcessing();
        base.InternalDispose();
    }
}
