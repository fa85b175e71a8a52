using System.Globalization;
using System.Management.Automation;

namespace CrmHygiene.Shell.Running;

/// <summary>Remembers the last object a command wrote, to learn the exit code a summary asks for.</summary>
internal sealed class OutputWatch
{
    private PSObject? _last;

    /// <summary>Takes note of an object on its way to the screen; errors on that way are not output.</summary>
    public void See(PSObject? output)
    {
        if (output is not null && output.BaseObject is not ErrorRecord)
            _last = output;
    }

    /// <summary>The <c>ExitCode</c> of the last object if its type is one of CrmHygiene, else null.</summary>
    public int? SummaryExitCode()
    {
        if (_last is null || !_last.TypeNames.Any(n => n.StartsWith("CrmHygiene.", StringComparison.Ordinal)))
            return null;
        return _last.Properties["ExitCode"]?.Value is { } value
            && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
                ? code
                : null;
    }
}
