using System.Text.Json;
using CrmHygiene.Core.Lifecycle.Bounces.Text;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Lifecycle.Events.Json;

/// <summary>Events of mail services as JSON: one reader for all, because they differ in names and wrappers, not in substance.</summary>
internal static class JsonEventReader
{
    private static readonly string[] Times =
    [
        "timestamp", "bounce.timestamp", "complaint.timestamp", "delivery.timestamp", "open.timestamp", "click.timestamp", "deliveryDelay.timestamp", "data.click.timestamp", "data.open.timestamp", "payload.timestamp", "BouncedAt", "DeliveredAt", "ReceivedAt", "ChangedAt", "event_time", "ts_epoch", "ts_event", "ts", "time", "created_at", "data.created_at",
        "occurredAt", "created", "createdAt", "fired_at", "event_timestamp", "occurred_at", "date", "mail.timestamp", "msg.ts",
    ];

    private static readonly string[] Said =
    [
        "diag", "msg.diag", "raw_reason", "delivery_info.destination_response", "delivery-status.message", "delivery-status.description", "response", "bounce.diagnosticCode", "data.morph.reason", "morph.reason", "payload.output", "error", "description", "data.bounce.message", "Details", "Description", "reason", "payload.details", "message", "notification", "bounce.bouncedRecipients.diagnosticCode", "deliveryDelay.delayedRecipients.diagnosticCode", "failure.errorMessage", "reject.reason", "details", "Content",
    ];

    private static readonly string[] Recipients =
    [
        "Recipient", "rcpt_to", "raw_rcpt_to", "Email", "data.email.recipient.email", "email.recipient.email", "data.email", "msg.email", "payload.original_message.to", "payload.message.to", "data.to", "recipient.email", "email_address", "data[email]", "to", "address", "emailAddress", "message.recipients", "envelope.targets", "message.headers.to",
    ];

    private static readonly string[] Words = ["bounce_description", "msg.bounce_description", "delivery_info.delivery_status", "category", "bounce_category", "error", "reason", "bounce.bounceSubType", "Type", "dropReason", "data.reason", "reject_reason", "type"];

    /// <summary>The events of one object, one a recipient; empty with a problem where it is not understood.</summary>
    public static IReadOnlyList<ContactEvent> Read(JsonElement e, ContactEventKind assumed, DateOrder order, out string problem)
    {
        problem = string.Empty;
        if (e.ValueKind != JsonValueKind.Object)
        {
            problem = "It is no object.";
            return [];
        }
        string service = JsonServices.NameOf(e);
        (ContactEventKind kind, bool? hard) = JsonKinds.Of(e, service, assumed);
        if (kind == ContactEventKind.Unknown)
        {
            problem = "The kind of event is not known.";
            return [];
        }
        if (!TryTime(e, order, out DateTimeOffset? time))
        {
            problem = "The time is not understood, or can be read two ways; say which with -DateOrder.";
            return [];
        }
        var common = new ContactEvent
        {
            Kind = kind,
            Time = time,
            Provider = service,
            Proof = BounceProof.Provider,
            EventId = PlainText.Short(Id(e, service, time), 200),
            MessageId = PlainText.Short(JsonNode.Text(e, "sg_message_id", "smtp-id", "mail.messageId", "message.headers.message-id", "Message-Id", "message-id", "MessageID", "message_id", "msg._id", "payload.original_message.id", "payload.message.id", "data.email.message.id", "data.email_id", "transmission_id", "sendId", "job_id", "_id"), 300),
            Campaign = PlainText.Short(JsonNode.Text(e, "campaign_id", "campaign.id", "emailCampaignId", "mj_campaign_id", "customcampaign", "camp_id", "Tag", "tag", "tags", "category", "campaigns", "mail.tags.campaign", "payload.message.tag", "data.campaign_id", "list_id"), 200),
            Sender = Addresses.First(JsonNode.Text(e, "mail.source", "msg.sender", "from", "data.from", "data.email.from", "payload.message.from", "payload.original_message.from", "friendly_from", "message.headers.from", "From", "sender")),
            RemoteMta = PlainText.Short(JsonNode.Text(e, "delivery-status.mx-host", "bounce.remoteMtaIp", "remote_mta", "mx", "ip_address"), 255),
            FeedbackType = JsonNode.Text(e, "complaint.complaintFeedbackType", "fbtype").ToLowerInvariant(),
            Marks = Marks(e, kind),
            ReplyCode = JsonNode.Text(e, "delivery-status.code", "response_code", "code") is { Length: 3 } code && code[0] is '4' or '5' ? code : string.Empty,
        };
        if (!EventChannels.IsConsent(kind)) return Complete(e, common, hard);
        List<ContactEvent> events = [.. JsonConsent.Of(e, common).SelectMany(c => Complete(e, c, hard))];
        if (events.Count == 0) problem = "The way of contact is not known.";
        return events;
    }

    /// <summary>The first of a service's times that is one. False where there are some, and none is understood.</summary>
    private static bool TryTime(JsonElement e, DateOrder order, out DateTimeOffset? time)
    {
        time = null;
        bool written = false;
        foreach (string path in Times)
        {
            if (JsonNode.Text(e, path) is not { Length: > 0 } text) continue;
            written = true;
            time = EventTime.Read(text, order);
            if (time is not null) return true;
        }
        return !written;
    }

    // Brevo's id is that of the hook, Mailchimp's that of the subscriber; HubSpot's is one only together with its time.
    private static string Id(JsonElement e, string service, DateTimeOffset? time)
    {
        string own = JsonNode.Text(e, "sg_event_id", "event_id", "uuid", "bounce.feedbackId", "complaint.feedbackId");
        if (own.Length > 0) return own;
        string id = JsonNode.Text(e, "id", "data.id", "ID");
        return service is "Mailgun" or "Postmark" or "MailerSend" ? id : EventIds.AtTime(id, time);
    }

    private static List<ContactEvent> Complete(JsonElement e, ContactEvent common, bool? hard)
    {
        List<ContactEvent> events = [];
        foreach ((string path, string address, string code, string diagnostic) in Lists)
        {
            if (JsonNode.At(e, path) is not { ValueKind: JsonValueKind.Array } list) continue;
            foreach (JsonElement each in list.EnumerateArray().Take(1000))
            {
                string email = Clean(each.ValueKind == JsonValueKind.String ? JsonText.Of(each) : JsonNode.Text(each, address));
                if (email.Length > 0) events.Add(EventReasons.Complete(common with { Email = Clean(email) }, Strip(JsonNode.Text(each, diagnostic)), JsonNode.Text(e, "bounce.bounceSubType", "bounce.bounceType"), JsonNode.Text(each, code), hard));
            }
            if (events.Count > 0) return events;
        }
        string said = Strip(JsonNode.Text(e, Said)), word = Word(e);
        foreach (string recipient in Named(JsonNode.Text(e, Recipients)))
            events.Add(EventReasons.Complete(common with { Email = recipient }, said == word && !said.Contains(' ', StringComparison.Ordinal) ? string.Empty : said, word, JsonNode.Text(e, "status", "error_code", "delivery-status.enhanced-code", "data.bounce.status"), hard));
        return events;
    }

    private static readonly (string Path, string Address, string Code, string Diagnostic)[] Lists =
    [
        ("bounce.bouncedRecipients", "emailAddress", "status", "diagnosticCode"),
        ("complaint.complainedRecipients", "emailAddress", "status", "diagnosticCode"),
        ("deliveryDelay.delayedRecipients", "emailAddress", "status", "diagnosticCode"),
        ("delivery.recipients", "emailAddress", "status", "diagnosticCode"),
        ("mail.destination", "emailAddress", "status", "diagnosticCode"),
        ("data.to", "email", "status", "reason"),
    ];

    private static string Word(JsonElement e)
    {
        foreach (string path in Words)
            if (JsonNode.Text(e, path) is { Length: > 0 and < 60 } word && word is not ("bounce" or "blocked" or "failed")) return word;
        return JsonNode.Text(e, "type") is "blocked" ? "blocked" : string.Empty;
    }

    private static ContactEventMarks Marks(JsonElement e, ContactEventKind kind)
    {
        string agent = JsonNode.Text(e, "useragent", "user_agent", "userAgent", "UserAgent", "open.userAgent", "click.userAgent", "data.open.userAgent", "data.click.userAgent", "agent", "client-info.user-agent");
        string bot = JsonNode.Text(e, "client-info.bot").ToLowerInvariant();
        bool proxy = JsonNode.IsTrue(e, "sg_machine_open") || JsonNode.IsTrue(e, "is_prefetched") || bot == "apple";
        bool program = JsonNode.IsTrue(e, "filteredEvent") || JsonNode.IsTrue(e, "is_bot") || JsonNode.IsTrue(e, "bot") || bot is { Length: > 0 } and not ("apple" or "gmail");
        return EventMarks.Of(kind, JsonNode.Text(e, "event", "type"), agent, JsonNode.Text(e, "method", "http_method", "request_method"), proxy, program);
    }

    private static string Clean(string recipient) => EventAddress.TryRead(recipient, out string address) ? PlainText.Short(address, 320) : Addresses.First(recipient);

    /// <summary>The recipients a text names; one that is empty where it names none, so that the event is rejected visibly.</summary>
    private static string[] Named(string text)
    {
        if (EventAddress.TryRead(text, out string address)) return [PlainText.Short(address, 320)];
        string[] found = [.. Addresses.Find(text).Select(a => a.Address)];
        return found.Length > 0 ? found : [string.Empty];
    }

    private static string Strip(string said)
    {
        int semicolon = said.IndexOf(';', StringComparison.Ordinal);
        return semicolon is > 0 and < 10 && said.AsSpan(0, semicolon).IndexOf(' ') < 0 ? said[(semicolon + 1)..].Trim() : said;
    }
}
