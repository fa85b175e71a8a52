using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Exports the suppression list, for people or for a mail system.</summary>
[Cmdlet(VerbsData.Export, "CrmSuppression", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCrmSuppressionCommand : SuppressionCmdlet
{
    /// <summary>The file to write. An existing file is replaced when the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>For whom: Full has every column; the others have the one column of addresses that the system imports.</summary>
    /// <value>Full</value>
    [Parameter]
    [ValidateSet("Full", "Mailchimp", "SendGrid", "Mailgun", "HubSpot", "Brevo", "Postmark")]
    public string Format { get; set; } = "Full";

    /// <summary>Only these reasons.</summary>
    [Parameter]
    public SuppressionReason[]? Reason { get; set; }

    /// <summary>Only this way of contact. By default Mail for a mail system, all for people.</summary>
    [Parameter]
    public SuppressionChannel? Channel { get; set; }

    /// <summary>A topic or brand: entries for it are exported beside those for all. By default those for all to a mail system, every one for people.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        string path = ResolveDestination(Path);
        using CrmStore store = OpenStore();
        CrmHygiene.Suppression[] wanted = [.. SuppressionBook.All(store).Where(e => Reason is null || Reason.Contains(e.Reason))];
        // A mail system stops all mail to what it is given: who wants no calls, or no news of one topic, is not meant.
        SuppressionChannel? channel = Channel ?? (Format == "Full" ? null : SuppressionChannel.Mail);
        CrmHygiene.Suppression[] entries = [.. wanted.Where(e => (channel is null || e.Channel == channel) && (e.Topic.Length == 0 || (Topic is null ? Format == "Full" : e.Topic.Equals(Topic, StringComparison.OrdinalIgnoreCase))))];
        if (!ShouldProcess(path, $"Export {entries.Length} suppressed addresses")) return;
        string? header = Format switch
        {
            "Mailchimp" => "Email Address",
            "SendGrid" => "email",
            "Mailgun" => "address",
            "HubSpot" => "Email",
            "Brevo" => "EMAIL",
            "Postmark" => "EmailAddress",
            _ => null,
        };
        try
        {
            SuppressionWriter.Write(path, entries, header);
            KnownFiles.Note(store, KnownFiles.SuppressionList, path);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        int hidden = header is null ? 0 : entries.Count(e => e.IsHashed || e.IsDomain);
        if (hidden > 0) WriteWarning($"{Counted.Of(hidden, "entry")} left out: hashed addresses and whole domains cannot be given as addresses.");
        if (entries.Length < wanted.Length) WriteWarning($"{Counted.Of(wanted.Length - entries.Length, "entry")} left out: for other ways of contact, or for single topics.");
        bool mayBeEvents = (channel is null or SuppressionChannel.Mail) && (Reason is null || Reason.Any(r => r is SuppressionReason.OptedOut or SuppressionReason.Complained or SuppressionReason.HardBounced));
        long events = mayBeEvents ? SuppressionBook.CountInEventsOnly(store) : 0;
        if (events > 0) WriteWarning($"Up to {Counted.Of(events, "address")} whose opt-out, complaint or hard bounce is known from events alone {Counted.Verb(events, "is", "are")} not in the file, as the store keeps no address of an event. Add the mail services' own lists with Import-CrmSuppression, so that other systems stop mailing them too.");
        WriteObject(new FileInfo(path));
    });
}
