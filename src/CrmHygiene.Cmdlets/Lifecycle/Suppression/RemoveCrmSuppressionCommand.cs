using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Takes addresses off the suppression list, with a reason that is kept.</summary>
[Cmdlet(VerbsCommon.Remove, "CrmSuppression", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CrmHygiene.Suppression))]
public sealed class RemoveCrmSuppressionCommand : SuppressionCmdlet
{
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
        using CrmStore store = OpenStore();
        SuppressionKey? key = SuppressionKey.Read(store, SuppressionKey.PathOf(PolicyInForce));
        foreach (PSObject input in Address)
        {
            string? address = input.BaseObject is CrmHygiene.Suppression { IsHashed: true } hashed ? hashed.Address : Normalize(AddressOf(input));
            if (address is null || !ShouldProcess(address, "Take off the suppression list")) continue;
            IReadOnlyList<CrmHygiene.Suppression> gone = SuppressionBook.Remove(store, address, key, Channel, Topic, Reason);
            if (gone.Count == 0) WriteError(Errors.NotSuppressed());
            WriteObject(gone, enumerateCollection: true);
            if (input.BaseObject is not CrmHygiene.Suppression { IsHashed: true } && SuppressionList.Load(store, SuppressionKey.PathOf(PolicyInForce)).Find(address, Channel ?? SuppressionChannel.Mail, Topic) is { } left)
                WriteWarning($"It is still suppressed ({left.Reason}): {(left.Source == "events" ? "by an event that is dated ahead of this computer's clock" : "by the entry of its domain")}.");
        }
    });
}
