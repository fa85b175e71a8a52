using System.Management.Automation;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>How thorough the sample is.</summary>
public enum SampleDepth
{
    /// <summary>Looks once.</summary>
    Quick,

    /// <summary>Looks twice.</summary>
    Thorough,
}

/// <summary>What the sample writes.</summary>
public sealed record SampleResult(string Name);

/// <summary>What sample cmdlets share.</summary>
public abstract class SampleBase : PSCmdlet
{
    /// <summary>How many there are.</summary>
    [Parameter]
    public virtual int Count { get; set; } = 3;
}

/// <summary>Looks at   samples,
/// as <c>Get-Item</c> looks at items; see <see cref="SampleResult"/>.</summary>
/// <remarks>
/// First paragraph with <see cref="Depth"/> and <see langword="true"/>.
/// <para>Second paragraph:</para>
/// <list type="bullet">
/// <item><term>one</term><description>the first</description></item>
/// <item><description>the second</description></item>
/// </list>
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "CrmSample", DefaultParameterSetName = "Name", SupportsShouldProcess = true)]
[OutputType(typeof(SampleResult), typeof(bool))]
public sealed class TestCrmSampleCommand : SampleBase
{
    /// <summary>The names, not <see cref="Path"/>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Name")]
    [Alias("SampleName")]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>A file of names.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "File")]
    public string Path { get; set; } = string.Empty;

    /// <summary>How hard to look.</summary>
    [Parameter]
    public SampleDepth? Depth { get; set; }

    /// <summary>The colour.</summary>
    /// <value>The colour of the day.</value>
    [Parameter]
    [ValidateSet("Red", "Blue")]
    public string? Colour { get; set; }

    /// <summary>Gives a Boolean.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 9)]
    public override int Count { get; set; } = 4;

    /// <summary>Not for people.</summary>
    [Parameter(DontShow = true)]
    public string? Hidden { get; set; }
}
