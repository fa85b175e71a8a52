using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Policy.Guide;

/// <summary>The written team guide: what to collect, why, who needs it, how to write it, what is right and wrong.</summary>
public static class TeamGuide
{
    /// <summary>The guide as Markdown.</summary>
    /// <param name="policy">The policy.</param>
    public static string Markdown(CrmPolicy policy) => Write(policy, new MarkdownGuide());

    /// <summary>The guide as one HTML page.</summary>
    /// <param name="policy">The policy.</param>
    public static string Html(CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Write(policy, new HtmlGuide(Title(policy)));
    }

    private static string Title(CrmPolicy policy) => policy.Name.Length == 0 ? "How we keep our contacts" : $"How we keep our contacts: {policy.Name}";

    private static string Write(CrmPolicy policy, IGuideWriter guide)
    {
        ArgumentNullException.ThrowIfNull(policy);
        guide.Heading(1, Title(policy));
        guide.Paragraph("Good contacts are complete where it matters, written the same way everywhere, and no more than we need. This page says what that means for us. It is made from our policy; change the policy, not the page.");
        guide.Heading(2, "What every contact needs");
        guide.List(policy.Required.Select(g => g.Count == 1 ? ContactFields.NameOf(g[0]) : "one of " + string.Join(", ", g.Select(ContactFields.NameOf))));
        Fields(policy, guide);
        Values(policy, guide);
        if (policy.LeadSources.Count > 0)
        {
            guide.Heading(2, "Where contacts come from");
            guide.List(policy.LeadSources.Select(s => LeadSource(s, policy)));
        }
        Minimisation(policy, guide);
        guide.Heading(2, "When contacts go");
        guide.List(Staleness(policy));
        guide.Heading(2, "What is checked");
        guide.Table(["Rule", "Severity", "It finds", "What to do"], RuleCatalogue.All
            .Select(r => (Rule: r, Severity: policy.Rules.TryGetValue(r.Id, out RuleSeverity severity) ? severity : r.Severity)).Where(r => r.Severity != RuleSeverity.Off)
            .OrderByDescending(r => r.Severity).Select(r => (IReadOnlyList<string>)[r.Rule.Id, r.Severity.ToString(), r.Rule.Description, r.Rule.SuggestedFix]));
        return guide.Complete();
    }

    private static string LeadSource(string name, CrmPolicy policy)
    {
        if (policy.LeadSourceRules.FirstOrDefault(s => s.Name == name) is not { } source) return name;
        List<string> otherwise = [];
        if (source.Send == SendEligibility.Never) otherwise.Add("never mailed");
        if (source.Send == SendEligibility.AfterConfirmation) otherwise.Add("mailed once they confirmed");
        if (source.VerificationLevel is { } level) otherwise.Add($"addresses checked to the level {level}");
        if (source.InactiveMonths is { } months) otherwise.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"inactive after {months} months"));
        if (source.UnopenedSendCount is { } count) otherwise.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"unengaged after {count} unopened mails"));
        return $"{name}: {string.Join(", ", otherwise)}";
    }

    private static void Fields(CrmPolicy policy, IGuideWriter guide)
    {
        guide.Heading(2, "What we collect, and how we write it");
        IEnumerable<string> names = policy.Required.SelectMany(g => g).Concat(policy.Relevant).Distinct().Select(ContactFields.NameOf).Concat(policy.Fields.Keys).Distinct(StringComparer.OrdinalIgnoreCase);
        guide.Table(["Field", "Why", "Who", "How", "Right", "Wrong"], names.Select(name =>
        {
            PolicyField stated = policy.Fields.GetValueOrDefault(name) ?? new PolicyField { Name = name };
            ContactField field = ContactFields.TryParse(name, out ContactField known) ? known : ContactField.None;
            (string right, string wrong) = FieldPurposes.Examples(field, policy.Style);
            return (IReadOnlyList<string>)
            [
                name,
                stated.Purpose.Length > 0 ? stated.Purpose : "(nobody said why)",
                stated.Owner,
                How(stated, field, policy),
                stated.Right.Count > 0 ? string.Join(", ", stated.Right) : stated.Values.Count > 0 ? stated.Values[0] : right,
                stated.Wrong.Count > 0 ? string.Join(", ", stated.Wrong) : wrong,
            ];
        }));
    }

    private static string How(PolicyField stated, ContactField field, CrmPolicy policy)
    {
        string form = FieldForms.Describe(stated);
        string how = stated.Write.Length > 0 ? stated.Write : stated.Values.Count > 0 ? "One of: " + string.Join(", ", stated.Values) : form.Length > 0 ? string.Empty : FieldPurposes.HowToWrite(field, policy.Style);
        return how.Length == 0 ? form : form.Length == 0 ? how : $"{(how[^1] is '.' or '!' or '?' ? how : how + ".")} {form}";
    }

    private static void Values(CrmPolicy policy, IGuideWriter guide)
    {
        List<PolicyField> listed = [.. policy.Fields.Values.Where(f => f.Synonyms.Count > 0)];
        if (listed.Count == 0) return;
        guide.Heading(2, "Words we replace");
        guide.Table(["Field", "Instead of", "We write"], listed.SelectMany(f => f.Synonyms.OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Select(s => (IReadOnlyList<string>)[f.Name, s.Key, s.Value])));
    }

    private static void Minimisation(CrmPolicy policy, IGuideWriter guide)
    {
        guide.Heading(2, "What we do not collect");
        guide.List(
        [
            "Anything nobody of us needs: a field that is not on this page has no purpose, and data without a purpose goes (GDPR Art. 5).",
            "Health, religion, politics, union membership, orientation, origin: not in fields, and not in notes (GDPR Art. 9).",
            "Card numbers, account numbers and national ids: they belong to other systems.",
        ]);
        string[] unstated = [.. policy.Required.SelectMany(g => g).Concat(policy.Relevant).Distinct().Select(ContactFields.NameOf).Where(n => string.IsNullOrWhiteSpace(policy.Fields.GetValueOrDefault(n)?.Purpose))];
        if (unstated.Length > 0) guide.Paragraph($"Still without a stated purpose: {string.Join(", ", unstated)}.");
    }

    private static IEnumerable<string> Staleness(CrmPolicy policy)
    {
        PolicyStaleness s = policy.Staleness;
        yield return $"No contact of any kind for {s.InactiveMonths} months: we write once more, then archive.";
        yield return $"{s.UnopenedSendCount} mails in a row without an open or click, over at least {s.UnopenedDays} days: no more mail.";
        yield return "Opted out, complained, or bounced for good: never mailed again.";
        foreach (PolicySegment segment in s.Segments) yield return $"Where {segment.Field} is {segment.Value}: {(segment.InactiveMonths is { } months ? $"{months} months" : string.Empty)}{(segment.UnopenedSendCount is { } mails ? $" {mails} mails" : string.Empty)} instead.";
        foreach (PolicyRetention retention in s.Retention) yield return $"Lawful basis {retention.Basis}: kept for {retention.Months} months since the last contact, then {retention.Action}.";
        foreach (PolicyReason reason in s.Reasons) yield return $"{reason.Name}: {(reason.Evidence.Length > 0 ? reason.Evidence : "a reason of our own.")} {reason.Action}.";
        if (s.HoldStages.Count > 0) yield return $"Never while the stage is {string.Join(" or ", s.HoldStages)}.";
        yield return $"At most {policy.Limits.MaxRemovePercent.ToString(System.Globalization.CultureInfo.InvariantCulture)} % of the list and {policy.Limits.MaxRemoveCount} contacts in one run.";
    }
}
