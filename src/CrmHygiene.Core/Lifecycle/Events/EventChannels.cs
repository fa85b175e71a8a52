namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>The words services and CRMs use for ways of contact.</summary>
internal static class EventChannels
{
    /// <summary>Reads a way of contact; no word means mail.</summary>
    /// <param name="word">As found.</param>
    /// <param name="channel">The way.</param>
    public static bool TryRead(string word, out SuppressionChannel channel)
    {
        SuppressionChannel? known = EventWords.Key(word) switch
        {
            "" or "mail" or "email" or "emails" or "newsletter" => SuppressionChannel.Mail,
            "phone" or "call" or "calls" or "phonecall" or "phonecalls" or "telephone" or "voice" or "tel" or "telefon" or "anruf" => SuppressionChannel.Phone,
            "text" or "texts" or "sms" or "textmessage" or "textmessages" or "mms" or "whatsapp" or "mobile" => SuppressionChannel.Text,
            "post" or "postal" or "letter" or "letters" or "directmail" or "postalmail" or "print" or "brief" => SuppressionChannel.Post,
            _ => null,
        };
        channel = known ?? SuppressionChannel.Mail;
        return known is not null;
    }

    /// <summary>Whether an event is an opt-out or opt-in, which hold for a way of contact and a topic.</summary>
    public static bool IsConsent(ContactEventKind kind) => kind is ContactEventKind.Unsubscribed or ContactEventKind.Subscribed or ContactEventKind.Reinstated;
}
