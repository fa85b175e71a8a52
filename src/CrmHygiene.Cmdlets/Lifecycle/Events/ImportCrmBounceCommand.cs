using System.Management.Automation;
using System.Security;
using System.Text;
using CrmHygiene.Core.Lifecycle.Bounces;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.Events;

/// <summary>Reads bounces, complaints and automatic answers from mail and from exports of mail services, and remembers them by address.</summary>
[Cmdlet(VerbsData.Import, "CrmBounce", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ContactEvent))]
public sealed class ImportCrmBounceCommand : EventCmdlet
{
    private HashSet<string>? _sent;
    private EventLog? _log;
    private BounceOptions? _options;

    /// <summary>Our domains of return paths: a report to bounce+user=example.com@ such a domain names its recipient (VERP), which proves it.</summary>
    [Parameter]
    public string[] ReturnDomain { get; set; } = [];

    /// <summary>The key of signed return paths, at least 16 bytes of text. With it, unsigned ones prove nothing.</summary>
    [Parameter]
    public SecureString? ReturnKey { get; set; }

    /// <summary>A file with the Message-IDs of mails we sent, one a line: a report that carries one is proven.</summary>
    [Parameter]
    public string? SentMessageId { get; set; }

    private protected override BounceOptions BounceOptions => _options ??= new BounceOptions
    {
        ReturnDomains = ReturnDomain.Select(d => d.TrimStart('@').ToLowerInvariant()).ToHashSet(StringComparer.OrdinalIgnoreCase),
        ReturnKey = ReturnKey is null ? default : Encoding.UTF8.GetBytes(new System.Net.NetworkCredential(string.Empty, ReturnKey).Password),
        IsOurMessage = SentMessageId is null ? null : id => Sent().Contains(id),
    };

    private protected override ContactEvent Note(ContactEvent e)
    {
        // Who mailed the address through a service whose events we have knows its mails.
        if (e.Proof == BounceProof.None && e.MessageId.Length > 0 && OpenedStore is { } store && (_log ??= new EventLog(store, DateTime.UtcNow)).HasSent(e.Email, e.MessageId)) e = e with { Proof = BounceProof.KnownMessageId };
        WriteObject(e);
        return e;
    }

    private protected override void Complete(EventImport import) => WriteVerbose($"{Counted.Of(import.New, "event")} {Counted.Verb(import.New, "was", "were")} new, {import.Known} known, {import.Rejected} not understood.");

    private HashSet<string> Sent() => _sent ??= File.ReadLines(ResolveDestination(SentMessageId!)).Select(l => l.Trim().Trim('<', '>')).Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
}
