using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Takes addresses off the suppression list, with a reason that is kept.</summary>
[Cmdlet(VerbsCommon.Remove, "CrmSuppression", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CrmHygiene.Suppression))]
public sealed class RemoveCrmSuppressionCommand : SuppressionCmdlet
{
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private CrmStore? _store;
    private SuppressionKey? _key;

    /// <summary>The addresses or domains. Entries of Get-CrmSuppression bind here.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PSObject[] Address { get; set; } = [];

    /// <summary>Why they may be contacted again, such as 'opted in by form on 2026-10-02'. It is kept in the store.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Only this way of contact. All by default.</summary>
    [Parameter]
    public SuppressionChannel? Channel { get; set; }

    /// <summary>Only this topic or brand. All by default.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (string.IsNullOrWhiteSpace(Reason)) ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("Say why they may be contacted again; a blank reason says nothing."), nameof(Reason)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        if (_store is null)
        {
            _store = OpenStore();
            _key = SuppressionKey.Read(_store, SuppressionKey.PathOf(PolicyInForce));
        }
        foreach (PSObject input in Address)
        {
            bool hashed = input.BaseObject is CrmHygiene.Suppression { IsHashed: true };
            string? address = hashed ? ((CrmHygiene.Suppression)input.BaseObject).Address : Normalize(AddressOf(input));
            if (address is null || !ShouldProcess(address, "Take off the suppression list")) continue;
            IReadOnlyList<CrmHygiene.Suppression> gone = SuppressionBook.Remove(_store, address, _key, Channel, Topic, Reason);
            if (gone.Count == 0) WriteError(Errors.NotSuppressed());
            WriteObject(gone, enumerateCollection: true);
            if (!hashed) _removed.Add(address);
        }
    });

    /// <inheritdoc/>
    protected override void EndProcessing() => WithStore(() =>
    {
        if (_removed.Count == 0) return;
        SuppressionList list = SuppressionList.Load(_store!, SuppressionKey.PathOf(PolicyInForce));
        foreach (IGrouping<(SuppressionReason Reason, bool ByEvent), CrmHygiene.Suppression> left in _removed.Select(a => list.Find(a, Channel ?? SuppressionChannel.Mail, Topic)).OfType<CrmHygiene.Suppression>().GroupBy(e => (e.Reason, e.Source == "events")))
            WriteWarning($"{(_removed.Count == 1 ? "It is" : $"{left.Count()} of them {Counted.Verb(left.Count(), "is", "are")}")} still suppressed ({left.Key.Reason}): {(left.Key.ByEvent ? "by an event that is dated ahead of this computer's clock" : $"by the entry of {Counted.Verb(_removed.Count, "its", "their")} domain")}.");
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _store?.Dispose();
        base.Dispose(disposing);
    }
}
