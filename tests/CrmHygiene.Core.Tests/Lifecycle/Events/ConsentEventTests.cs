using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.Events;

/// <summary>What an opt-out or opt-in is about, as services and exports say it.</summary>
public sealed class ConsentEventTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string[] Read(string name, string text) =>
        [.. EventFile.Read(_folder.Write(name, text)).Select(i => i.Event is { } e ? $"{e.Email} {e.Kind} {e.Channel} [{e.Topic}] ({e.List})" : $"reject: {i.Reject!.Reason}")];

    [Theory]
    [InlineData("{\"event\":\"group_unsubscribe\",\"email\":\"a@firm.example\",\"sg_event_id\":\"1\",\"asm_group_id\":10}", "Unsubscribed Mail [10] ()")]
    [InlineData("{\"event\":\"group_resubscribe\",\"email\":\"a@firm.example\",\"sg_event_id\":\"2\",\"asm_group_id\":10}", "Subscribed Mail [10] ()")]
    [InlineData("{\"event\":\"unsubscribe\",\"email\":\"a@firm.example\",\"sg_event_id\":\"3\",\"asm_group_id\":10}", "Unsubscribed Mail [] ()")]
    [InlineData("{\"type\":\"unsubscribe\",\"fired_at\":\"2026-05-01 10:00:00\",\"data\":{\"email\":\"a@firm.example\",\"list_id\":\"a6b5da1054\"}}", "Unsubscribed Mail [] (a6b5da1054)")]
    [InlineData("{\"RecordType\":\"SubscriptionChange\",\"Recipient\":\"a@firm.example\",\"SuppressSending\":false,\"MessageStream\":\"broadcast\",\"ChangedAt\":\"2026-05-01T10:00:00Z\"}", "Subscribed Mail [] (broadcast)")]
    [InlineData("{\"event\":\"unsubscribed\",\"email\":\"a@firm.example\",\"channel\":\"sms\",\"topic\":\"Offers\"}", "Unsubscribed Text [Offers] ()")]
    public void A_service_says_what_it_is_about(string json, string expected) => Assert.Equal(["a@firm.example " + expected], Read("e.json", json));

    [Fact]
    public void One_event_may_change_several_topics()
    {
        Assert.Equal(
            ["a@firm.example Unsubscribed Mail [offers] ()", "a@firm.example Subscribed Mail [news] ()"],
            Read("ses.json", """{"eventType":"Subscription","mail":{"messageId":"m1","destination":["a@firm.example"]},"subscription":{"contactList":"main","timestamp":"2026-05-01T10:00:00Z","newTopicPreferences":{"unsubscribeAll":false,"topicSubscriptionStatus":[{"topicName":"offers","subscriptionStatus":"OptOut"},{"topicName":"news","subscriptionStatus":"OptIn"}]}}}"""));
        Assert.Equal(
            ["a@firm.example Unsubscribed Mail [] ()"],
            Read("all.json", """{"eventType":"Subscription","mail":{"messageId":"m2","destination":["a@firm.example"]},"subscription":{"timestamp":"2026-05-01T10:00:00Z","newTopicPreferences":{"unsubscribeAll":true}}}"""));
        Assert.Equal(
            ["a@firm.example Unsubscribed Mail [] ()", "a@firm.example Unsubscribed Mail [7] ()", "a@firm.example Subscribed Mail [8] ()"],
            Read("hub.json", """{"type":"STATUSCHANGE","portalId":1,"recipient":"a@firm.example","created":1790000000000,"portalSubscriptionStatus":"UNSUBSCRIBED","subscriptions":[{"id":7,"status":"UNSUBSCRIBED"},{"id":8,"status":"SUBSCRIBED"}]}"""));
    }

    [Fact]
    public void Columns_name_channel_topic_and_list()
    {
        Assert.Equal(
            ["a@firm.example Unsubscribed Phone [Offers] (main)", "b@firm.example Subscribed Mail [] ()", "c@firm.example Opened Mail [] ()"],
            Read("e.csv", "Email,Event,Date,Channel,Topic,List\r\na@firm.example,unsubscribed,2026-05-01,phone,Offers,main\r\nb@firm.example,subscribed,2026-05-01,e-mail,,\r\nc@firm.example,open,2026-05-01,web,x,main\r\n"));
    }

    [Fact]
    public void A_way_of_contact_that_is_not_known_is_rejected_rather_than_guessed()
    {
        Assert.Equal(["reject: The way of contact is not known; write mail, phone, text or post."], Read("e.csv", "Email,Event,Date,Channel\r\na@firm.example,unsubscribed,2026-05-01,pigeon\r\n"));
        Assert.StartsWith("reject: The way of contact", Assert.Single(Read("e.json", "{\"event\":\"unsubscribed\",\"email\":\"a@firm.example\",\"channel\":\"pigeon\"}")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
