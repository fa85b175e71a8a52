using System.Text.Json;

namespace CrmHygiene.Core.Lifecycle.Events.Json;

/// <summary>Tells services by members only they have.</summary>
internal static class JsonServices
{
    /// <summary>The service's name, or "Service".</summary>
    public static string NameOf(JsonElement e)
    {
        if (Any(e, "sg_event_id", "sg_message_id", "smtp-id")) return "SendGrid";
        if (Any(e, "notificationType", "eventType") && Any(e, "mail", "bounce", "complaint", "delivery")) return "Amazon SES";
        if (Any(e, "delivery-status", "message-headers", "X-Mailgun-Sid", "log-level", "body-plain") || Any(e, "recipient") && Any(e, "event") && Any(e, "severity", "token", "signature", "code", "error", "user-variables", "client-info", "recipient-domain")) return "Mailgun";
        if (Any(e, "RecordType", "TypeCode", "MessageStream", "BouncedAt")) return "Postmark";
        if (Any(e, "rcpt_to", "raw_rcpt_to", "bounce_class", "rcpt_meta")) return "SparkPost";
        if (Any(e, "mj_campaign_id", "mj_contact_id", "customcampaign", "error_related_to")) return "Mailjet";
        if (Any(e, "msg") && Any(e, "event", "_id")) return "Mandrill";
        string type = JsonNode.Text(e, "type", "event");
        if (type.StartsWith("activity.", StringComparison.Ordinal)) return "MailerSend";
        if (type.StartsWith("email.", StringComparison.Ordinal) && Any(e, "data")) return "Resend";
        if (Any(e, "sending_stream", "bounce_category")) return "Mailtrap";
        if (Any(e, "payload") && type.StartsWith("Message", StringComparison.Ordinal)) return "Postal";
        if (Any(e, "delivery_info", "job_id") || JsonNode.Text(e, "event_name").StartsWith("transactional_email", StringComparison.Ordinal)) return "UniSender Go";
        if (Any(e, "emailCampaignId", "portalId", "appId", "appName")) return "HubSpot";
        if (Any(e, "ts_epoch", "ts_event", "X-Mailin-custom", "camp_id", "template_id") || Any(e, "message-id") && Any(e, "event")) return "Brevo";
        return Any(e, "list_id", "merges", "data[email]", "fired_at", "email_address") ? "Mailchimp" : "Service";
    }

    private static bool Any(JsonElement element, params string[] names) => Array.Exists(names, n => JsonNode.Has(element, n));
}
