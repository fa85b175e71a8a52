using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Lists who must not be contacted.</summary>
[Cmdlet(VerbsCommon.Get, "CrmSuppression")]
[OutputType(typeof(CrmHygiene.Suppression))]
public sealed class GetCrmSuppressionCommand : SuppressionCmdlet
{
    /// <summary>Only addresses like this, such as *@example.org.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string Address { get; set; } = "*";

    /// <summary>Only these reasons.</summary>
    [Parameter]
    public SuppressionReason[]? Reason { get; set; }

    /// <summary>Only these ways of contact.</summary>
    [Parameter]
    public SuppressionChannel[]? Channel { get; set; }

    /// <summary>Only this topic or brand.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        var pattern = new WildcardPattern(Address, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        using CrmStore store = OpenStore();
        WriteObject(SuppressionBook.All(store).Where(e => pattern.IsMatch(e.Address) && (Reason is null || Reason.Contains(e.Reason)) && (Channel is null || Channel.Contains(e.Channel)) && (Topic is null || e.Topic.Equals(Topic, StringComparison.OrdinalIgnoreCase))), enumerateCollection: true);
    });
}
