using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Tests.Standards.Repair;

/// <summary>What a person accepts is applied, and a corrected address is not mailed before it is confirmed.</summary>
public class SuggestionChoiceTests
{
    private static readonly Repairer Repairer = new(new RepairOptions { SuggestEmail = a => a.EndsWith("@gmial.com", StringComparison.Ordinal) ? (a.Replace("gmial", "gmail", StringComparison.Ordinal), 0.97) : null });

    [Theory]
    [InlineData("EmailTypo")]
    [InlineData("email")]
    [InlineData("*")]
    public void An_accepted_address_is_applied_and_marked(string chosen)
    {
        Contact contact = Person("john@gmial.com", "+49 30 12345678 / +49 171 2345678");
        Repairer.Repair(contact);
        Assert.Equal(chosen == "*" ? 2 : 1, new SuggestionChoice([chosen]).Accept(contact));
        Assert.Equal("john@gmail.com", contact.GetText(ContactField.Email));
        Assert.True(contact.GetBoolean(ContactField.ConfirmBeforeMailing));
        Assert.True(EmailConfirmation.IsPending(contact));
        Assert.DoesNotContain(contact.GetSuggestions(), s => s.Field == "Email");
        Assert.Equal([new FieldChange("Email", "john@gmial.com", "john@gmail.com", "EmailTypo.Accepted"), new FieldChange("ConfirmBeforeMailing", "", "true", "EmailTypo.Accepted")],
            contact.GetChanges().Where(c => c.Field != "Phone"));
        Assert.False(Repairer.Repair(contact));
        Assert.Equal(0, new SuggestionChoice(["Email"]).Accept(contact));
    }

    [Fact]
    public void An_accepted_phone_number_needs_no_confirmation()
    {
        Contact contact = Person("ann@example.org", "+49 30 12345678 / +49 171 2345678");
        Repairer.Repair(contact);
        Assert.Equal(1, new SuggestionChoice(["PhoneE164"]).Accept(contact));
        Assert.Equal("+493012345678", contact.GetText(ContactField.Phone));
        Assert.False(EmailConfirmation.IsPending(contact));
    }

    [Fact]
    public void A_suggestion_for_a_value_that_changed_since_is_dropped()
    {
        Contact contact = Person("john@gmial.com", "");
        Repairer.Repair(contact);
        contact.Change(0, "jim@gmial.com", "Script");
        Assert.Equal(0, new SuggestionChoice(["*"]).Accept(contact));
        Assert.Equal("jim@gmial.com", contact.GetText(ContactField.Email));
        Assert.False(EmailConfirmation.IsPending(contact));
    }

    [Fact]
    public void Unknown_names_are_refused_with_what_may_be_meant()
    {
        Assert.Contains("EmailTypo", Assert.Throws<ArgumentException>(() => new SuggestionChoice(["EmailTypos"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SuggestionChoice(["NameCasing"]));
        Assert.Throws<ArgumentException>(() => new SuggestionChoice([]));
    }

    [Fact]
    public void The_mark_is_found_and_survives_a_merge()
    {
        Contact marked = Person("john@gmial.com", "");
        Repairer.Repair(marked);
        new SuggestionChoice(["*"]).Accept(marked);
        Assert.Contains(new ContactTester(new CrmPolicy(), new DateTime(2026, 11, 1)).Test(marked), f => f.Rule == "ConfirmBeforeMailing");
        Contact golden = ContactMerger.Merge([Person("john@gmail.com", "+493012345678"), marked]).Golden!;
        Assert.True(EmailConfirmation.IsPending(golden));
    }

    [Theory]
    [InlineData("John@GMIAL.com", "Change", "John@gmail.com", true)]
    [InlineData("John@GMIAL.com", "Suggest", "John@gmail.com", false)]
    [InlineData("John@EXAMPLE.org", "Change", "John@example.org", false)]
    [InlineData("<ann@Example.org>", "Change", "anne@example.org", true)]
    public void A_plan_marks_alike(string found, string action, string after, bool marked)
    {
        Contact contact = Person(found, "");
        var plan = new ChangeSet();
        Contact planned = contact.Copy();
        Repairer.Repair(planned);
        plan.AddChanges(planned, 0);
        plan.AddSuggestions(planned);
        Assert.Equal(planned.GetSuggestions().Count, plan.Rows.Count(r => r.Action == ChangeSetAction.Suggest));
        ChangeSetAction wanted = Enum.Parse<ChangeSetAction>(action);
        ChangeSetRow last = plan.Rows[^1] with { Action = wanted, After = after };
        var application = new ChangeSetApplication([contact], [.. plan.Rows.SkipLast(1), last]);
        Assert.Empty(application.Refusals);
        Assert.Equal(wanted == ChangeSetAction.Suggest ? 1 : 0, application.SuggestionCount);
        Contact done = Assert.Single(application.Apply(planned: false, null));
        Assert.Equal(wanted == ChangeSetAction.Suggest ? "John@gmial.com" : after, done.GetText(ContactField.Email));
        Assert.Equal(marked, EmailConfirmation.IsPending(done));
        Assert.Equal(marked, done.GetChanges().Any(c => c.Field == "ConfirmBeforeMailing" && c.Rule.EndsWith(".Accepted", StringComparison.Ordinal)));
    }

    [Fact]
    public void Addresses_of_merged_records_and_scripts_are_nobodys_guess()
    {
        Contact contact = Person("ann@example.org", "");
        ChangeSetRow Row(string rule) => new() { Action = ChangeSetAction.Change, Field = "Email", After = "bea@example.net", Rule = rule, BeforeHash = ChangeSetHash.Of("ann@example.org"), Source = "test", Line = 1, Email = "ann@example.org" };
        foreach (string rule in (string[])["merge.newest", "Script"])
        {
            Contact copy = contact.Copy();
            Assert.False(EmailConfirmation.IsPending(Assert.Single(new ChangeSetApplication([copy], [Row(rule)]).Apply(planned: false, null))));
        }
    }

    private static Contact Person(string email, string phone) => Contact.Create(new ContactLayout("test", ContactDialect.None,
        [new ContactColumn("Email", "Email", ContactField.Email), new ContactColumn("Phone", "Phone", ContactField.Phone)]), [email, phone], 1);
}
