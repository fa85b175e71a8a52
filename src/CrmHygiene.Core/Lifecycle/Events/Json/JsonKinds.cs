using System.Text.Json;

namespace CrmHygiene.Core.Lifecycle.Events.Json;

/// <summary>What kind of event an object is, and whether its service calls a bounce hard.</summary>
internal static class JsonKinds
{
    /// <summary>The kind; Unknown where nothing says it.</summary>
    public static (ContactEventKind Kind, bool? Hard) Of(JsonElement e, string service, ContactEventKind assumed)
    {
        string word = JsonNode.Text(e, "event", "RecordType", "eventType", "notificationType", "event_type", "eventName", "status_name", "type", "action");
        if (service == "UniSender Go") word = JsonNode.Text(e, "status", "event_data.status");
        if (service == "Mailchimp" && word is "" or "upemail" or "profile") word = JsonNode.Text(e, "status", "type");
        switch (service)
        {
            case "SparkPost" when word is "bounce" or "out_of_band": return SparkPost(JsonNode.Text(e, "bounce_class"));
            case "Postmark" when word is "Bounce" or "HardBounce" or "" || JsonNode.Has(e, "TypeCode"): return Postmark(JsonNode.Text(e, "Type", "Name"));
            case "Postmark" when word == "SubscriptionChange": return Suppression(e);
            case "Mailgun" when word == "failed":
                return JsonNode.Text(e, "severity") == "temporary" ? (ContactEventKind.Delayed, false)
                    : JsonNode.Text(e, "reason").StartsWith("suppress-", StringComparison.Ordinal) ? (ContactEventKind.Dropped, null) : (ContactEventKind.HardBounce, true);
            case "SendGrid" when word == "bounce": return JsonNode.Text(e, "type") == "blocked" ? (ContactEventKind.SoftBounce, false) : (ContactEventKind.HardBounce, null);
            case "Mailjet" when word == "bounce": return JsonNode.IsTrue(e, "hard_bounce") ? (ContactEventKind.HardBounce, true) : (ContactEventKind.SoftBounce, JsonNode.Has(e, "hard_bounce") ? false : null);
            case "Mailjet" when word == "sent": return (ContactEventKind.Delivered, null);
            case "Mailtrap" when word == "soft bounce": return (ContactEventKind.Delayed, false);
            case "Postal": return Postal(e, word);
            case "Amazon SES" when word == "Bounce":
                string type = JsonNode.Text(e, "bounce.bounceType");
                return (type == "Permanent" ? ContactEventKind.HardBounce : ContactEventKind.SoftBounce, type switch { "Permanent" => true, "Transient" => false, _ => null });
            case "Amazon SES" when word == "Subscription": return (ContactEventKind.Unsubscribed, null);
            case "Mailchimp" when word == "cleaned": return JsonNode.Text(e, "data.reason", "reason") == "abuse" ? (ContactEventKind.Complaint, null) : (ContactEventKind.HardBounce, true);
            case "HubSpot" when word.Equals("STATUSCHANGE", StringComparison.OrdinalIgnoreCase): return JsonNode.Text(e, "portalSubscriptionStatus", "subscriptions.status").Contains("UNSUB", StringComparison.OrdinalIgnoreCase) ? (ContactEventKind.Unsubscribed, null) : (ContactEventKind.Subscribed, null);
        }
        string key = EventWords.Key(word);
        if (key is "bounce" or "bounced" or "emailbounced" or "bounces" or "activitybounced" or "messagebounced" or "outofband") return (ContactEventKind.SoftBounce, Stated(e));
        ContactEventKind kind = EventWords.KindOf(word);
        if (kind != ContactEventKind.Unknown) return (kind, kind switch { ContactEventKind.HardBounce => true, ContactEventKind.SoftBounce => false, _ => null });
        if (assumed != ContactEventKind.Unknown) return (assumed, assumed == ContactEventKind.HardBounce ? true : null);
        // Lists of bounces, as services' own programming interfaces give them.
        return JsonNode.Has(e, "reason") && JsonNode.Has(e, "created") || JsonNode.Has(e, "error") && JsonNode.Has(e, "address") ? (ContactEventKind.SoftBounce, null) : (ContactEventKind.Unknown, null);
    }

    private static bool? Stated(JsonElement e)
    {
        string word = EventWords.Key(JsonNode.Text(e, "bounce_type", "bounceType", "data.bounce.type", "bounce.type", "bounce_class_name", "hardness", "classification"));
        string told = JsonNode.Text(e, "data.bounce.message", "reason", "description");
        if (word.Length == 0) word = told.Contains("hard bounce", StringComparison.OrdinalIgnoreCase) ? "hard" : told.Contains("soft bounce", StringComparison.OrdinalIgnoreCase) ? "soft" : word;
        return word.Contains("hard", StringComparison.Ordinal) || word.StartsWith("perm", StringComparison.Ordinal) ? true : word.Contains("soft", StringComparison.Ordinal) || word.StartsWith("tran", StringComparison.Ordinal) || word.StartsWith("temp", StringComparison.Ordinal) ? false : null;
    }

    /// <summary>SparkPost's bounce classes.</summary>
    private static (ContactEventKind, bool?) SparkPost(string code) => code switch
    {
        "10" or "30" or "90" => (ContactEventKind.HardBounce, true),
        "60" or "100" => (ContactEventKind.AutoReply, null),
        "80" => (ContactEventKind.Subscribed, null),
        "" or "1" or "40" or "25" => (ContactEventKind.SoftBounce, null),
        _ => (ContactEventKind.SoftBounce, false),
    };

    private static (ContactEventKind, bool?) Postmark(string type) => type switch
    {
        "HardBounce" or "BadEmailAddress" => (ContactEventKind.HardBounce, true),
        "SpamComplaint" or "SpamNotification" => (ContactEventKind.Complaint, null),
        "AutoResponder" or "ChallengeVerification" or "AddressChange" => (ContactEventKind.AutoReply, null),
        "Unsubscribe" => (ContactEventKind.Unsubscribed, null),
        "Subscribe" => (ContactEventKind.Subscribed, null),
        "Transient" => (ContactEventKind.Delayed, false),
        "ManuallyDeactivated" => (ContactEventKind.Dropped, null),
        "Blocked" or "SMTPApiError" or "InboundError" or "TemplateRenderingFailed" => (type == "Blocked" ? ContactEventKind.SoftBounce : ContactEventKind.Failed, false),
        _ => (ContactEventKind.SoftBounce, false),
    };

    private static (ContactEventKind, bool?) Suppression(JsonElement e) => !JsonNode.IsTrue(e, "SuppressSending") ? (ContactEventKind.Subscribed, null) : JsonNode.Text(e, "SuppressionReason") switch
    {
        "HardBounce" => (ContactEventKind.HardBounce, true),
        "SpamComplaint" => (ContactEventKind.Complaint, null),
        _ => (ContactEventKind.Unsubscribed, null),
    };

    private static (ContactEventKind, bool?) Postal(JsonElement e, string word) => word switch
    {
        _ when JsonNode.Has(JsonNode.At(e, "payload"), "bounce") => (ContactEventKind.SoftBounce, null),
        "MessageSent" => (ContactEventKind.Delivered, null),
        "MessageDeliveryFailed" => (ContactEventKind.SoftBounce, null),
        "MessageLinkClicked" => (ContactEventKind.Clicked, null),
        "MessageLoaded" => (ContactEventKind.Opened, null),
        _ => (EventWords.KindOf(word), null),
    };
}
