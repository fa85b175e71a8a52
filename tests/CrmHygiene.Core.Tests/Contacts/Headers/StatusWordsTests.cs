using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Tests.Contacts.Headers;

public class StatusWordsTests
{
    private static MailingStatus Meaning(string text, string header, ContactField field, string? profile = null) =>
        StatusWords.BuiltIn.Meaning(text, header, field, profile is null ? null : HeaderProfiles.BuiltIn.Get(profile));

    [Theory]
    [InlineData("Unsubscribed", MailingStatus.OptedOut)]
    [InlineData("OPTED-OUT", MailingStatus.OptedOut)]
    [InlineData("abgemeldet", MailingStatus.OptedOut)]
    [InlineData("Désabonné", MailingStatus.OptedOut)]
    [InlineData("cleaned", MailingStatus.HardBounced)]
    [InlineData("bounced", MailingStatus.Bounced)]
    [InlineData("Spam complaint", MailingStatus.Complained)]
    [InlineData("pending", MailingStatus.Unconfirmed)]
    [InlineData("something else", MailingStatus.Unknown)]
    [InlineData("", MailingStatus.Unknown)]
    public void Status_words_of_several_languages(string text, MailingStatus expected) =>
        Assert.Equal(expected, Meaning(text, "Email status", ContactField.EmailStatus));

    [Theory]
    [InlineData("Opted out", "yes", ContactField.OptedOut, MailingStatus.OptedOut)]
    [InlineData("Opted out", "no", ContactField.OptedOut, MailingStatus.Mailable)]
    [InlineData("Subscribed", "no", ContactField.EmailStatus, MailingStatus.OptedOut)]
    [InlineData("Email opt in", "no", ContactField.EmailStatus, MailingStatus.NoConsent)]
    [InlineData("Email opt in", "yes", ContactField.EmailStatus, MailingStatus.Mailable)]
    [InlineData("Email status", "0", ContactField.EmailStatus, MailingStatus.Unknown)]
    [InlineData("Bounced", "true", ContactField.BounceType, MailingStatus.Bounced)]
    [InlineData("Hard bounced", "true", ContactField.BounceType, MailingStatus.HardBounced)]
    public void Yes_and_no_by_what_the_column_asks(string header, string text, ContactField field, MailingStatus expected) =>
        Assert.Equal(expected, Meaning(text, header, field));

    [Theory]
    [InlineData("ActiveCampaign", "Status", "3", MailingStatus.HardBounced)]
    [InlineData("Dynamics365", "Do not allow Bulk Emails", "Do Not Allow", MailingStatus.OptedOut)]
    [InlineData("Mailchimp", "CLEAN_TIME", "2024-03-01 10:00:00", MailingStatus.HardBounced)]
    [InlineData("Klaviyo", "Email Marketing Consent", "NEVER_SUBSCRIBED", MailingStatus.NoConsent)]
    [InlineData("Pipedrive", "Person - Marketing status", "Bounced", MailingStatus.Bounced)]
    public void A_profiles_own_words_come_first(string profile, string header, string text, MailingStatus expected) =>
        Assert.Equal(expected, Meaning(text, header, ContactField.EmailStatus, profile));
}
