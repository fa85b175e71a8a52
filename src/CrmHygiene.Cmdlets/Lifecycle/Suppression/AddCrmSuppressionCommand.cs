using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Puts addresses or domains on the suppression list: they must not be contacted.</summary>
[Cmdlet(VerbsCommon.Add, "CrmSuppression", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(CrmHygiene.Suppression))]
public sealed class AddCrmSuppressionCommand : SuppressionCmdlet
{
    private readonly List<CrmHygiene.Suppression> _entries = [];

    /// <summary>The addresses, or domains such as example.org. Contacts and findings give their e-mail address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PSObject[] Address { get; set; } = [];

    /// <summary>Why.</summary>
    /// <value>Manual</value>
    [Parameter]
    public SuppressionReason Reason { get; set; } = SuppressionReason.Manual;

    /// <summary>By which way they must not be contacted.</summary>
    /// <value>Mail</value>
    [Parameter]
    public SuppressionChannel Channel { get; set; } = SuppressionChannel.Mail;

    /// <summary>The topic or brand. All by default.</summary>
    [Parameter]
    public string Topic { get; set; } = string.Empty;

    /// <summary>When the person opted out or complained.</summary>
    [Parameter]
    public DateTime? Date { get; set; }

    /// <summary>Keeps only a keyed hash of each address. The key lies in a file of its own, apart from the store.</summary>
    [Parameter]
    public SwitchParameter Hashed { get; set; }

    /// <summary>Makes the store where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    /// <summary>Emits the entries.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject input in Address)
        {
            if (Normalize(AddressOf(input)) is not { } address) continue;
            _entries.Add(new CrmHygiene.Suppression
            {
                Address = address,
                Reason = Reason,
                Channel = Channel,
                Topic = Topic,
                Date = Date is { } date ? new DateTimeOffset(date.ToUniversalTime()) : null,
                Source = MyInvocation.MyCommand.Name,
            });
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => WithStore(() => Cancellable(() =>
    {
        if (_entries.Count == 0 || !ShouldProcess(Counted.Of(_entries.Count, "address"), $"Suppress ({Reason}, {Channel})")) return;
        using CrmStore store = OpenStore(CreateStore);
        SuppressionBook.Add(store, Shown(_entries, Counted.Of(_entries.Count, "address"), _entries.Count), KeyToWrite(store, Hashed || Reason == SuppressionReason.Erased));
        if (PassThru) WriteObject(_entries, enumerateCollection: true);
    }));
}
