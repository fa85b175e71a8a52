using System.Text.Json;

namespace CrmHygiene.Core.Lifecycle.Events.Json;

/// <summary>What an opt-out or opt-in of a mail service is about. Some tell several topics in one event.</summary>
internal static class JsonConsent
{
    private const int MostTopics = 200;

    /// <summary>The opt-outs and opt-ins of an object; empty where the way of contact is not known.</summary>
    /// <param name="e">The object.</param>
    /// <param name="common">What all of them share.</param>
    public static IReadOnlyList<ContactEvent> Of(JsonElement e, ContactEvent common)
    {
        if (!EventChannels.TryRead(JsonNode.Text(e, "channel", "data.channel", "contact_channel"), out SuppressionChannel channel)) return [];
        common = common with { Channel = channel };
        return common.Provider switch
        {
            "SendGrid" when EventWords.Key(JsonNode.Text(e, "event")).StartsWith("group", StringComparison.Ordinal) => [common with { Topic = JsonNode.Text(e, "asm_group_id") }],
            "Amazon SES" => Topics(common, JsonNode.IsTrue(e, "subscription.newTopicPreferences.unsubscribeAll"), JsonNode.At(e, "subscription.newTopicPreferences.topicSubscriptionStatus"), "topicName", "subscriptionStatus"),
            "HubSpot" => Topics(common, JsonNode.Text(e, "portalSubscriptionStatus").Contains("UNSUB", StringComparison.OrdinalIgnoreCase), JsonNode.At(e, "subscriptions"), "id", "status"),
            "Mailchimp" => [common with { List = JsonNode.Text(e, "data.list_id", "data[list_id]", "list_id") }],
            "Postmark" => [common with { List = JsonNode.Text(e, "MessageStream") }],
            _ => [common with { Topic = JsonNode.Text(e, "topic", "data.topic", "subscription_type", "subscriptionType"), List = JsonNode.Text(e, "mailing-list.address", "mailing-list.list-id") }],
        };
    }

    private static List<ContactEvent> Topics(ContactEvent common, bool all, JsonElement list, string name, string status)
    {
        List<ContactEvent> events = [];
        if (all) events.Add(common with { Kind = ContactEventKind.Unsubscribed });
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement each in list.EnumerateArray().Take(MostTopics))
            {
                string topic = JsonNode.Text(each, name), said = EventWords.Key(JsonNode.Text(each, status));
                if (topic.Length == 0 || said.Length == 0) continue;
                bool no = said.Contains("out", StringComparison.Ordinal) || said.Contains("unsub", StringComparison.Ordinal);
                events.Add(common with { Kind = no ? ContactEventKind.Unsubscribed : ContactEventKind.Subscribed, Topic = topic });
            }
        }
        return events.Count > 0 ? events : [common];
    }
}
