using CrmHygiene.Core.Standards.Formats;

namespace CrmHygiene.Core.Policy;

/// <summary>Checks a policy file: every mistake at once, then what a complete policy would also say.</summary>
public static class PolicyChecker
{
    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="policy">The policy, without the sections that have mistakes; null where the file cannot be read at all.</param>
    /// <returns>The findings, by line; none of severity Error means that the policy can be used.</returns>
    public static IReadOnlyList<PolicyFinding> Check(string path, out CrmPolicy? policy)
    {
        policy = null;
        List<PolicyException> problems = [];
        try
        {
            policy = PolicyFile.Read(path, problems);
        }
        catch (PolicyException exception)
        {
            problems.Add(exception);
        }
        List<PolicyFinding> findings = [.. problems.Select(p => new PolicyFinding(path, p.Line, p.Key, RuleSeverity.Error, p.Problem))];
        if (policy is not null) findings.AddRange(Advice(path, policy));
        return [.. findings.OrderBy(f => f.Severity == RuleSeverity.Error ? 0 : 1).ThenBy(f => f.Line).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<PolicyFinding> Advice(string path, CrmPolicy policy)
    {
        List<string> ownerless = [];
        foreach (ContactField field in policy.Required.SelectMany(g => g).Concat(policy.Relevant).Distinct())
        {
            string name = ContactFields.NameOf(field);
            PolicyField? stated = policy.Fields.GetValueOrDefault(name);
            if (string.IsNullOrWhiteSpace(stated?.Purpose))
                yield return new PolicyFinding(path, 0, $"fields.{name}.purpose", RuleSeverity.Information, $"Nothing says why {name} is collected (GDPR Art. 5: data minimisation).");
            else if (string.IsNullOrWhiteSpace(stated.Owner))
                ownerless.Add(name);
        }
        if (ownerless.Count > 0)
            yield return new PolicyFinding(path, 0, ownerless.Count == 1 ? $"fields.{ownerless[0]}.owner" : "fields.*.owner", RuleSeverity.Information, $"Nobody answers for {string.Join(", ", ownerless)}.");
        foreach (PolicyField field in policy.Fields.Values)
        {
            foreach (string right in field.Right.Where(r => field.Values.Count > 0 && !field.Values.Contains(r, StringComparer.Ordinal)))
                yield return new PolicyFinding(path, 0, $"fields.{field.Name}.right", RuleSeverity.Warning, $"'{right}' is given as a right example and is not one of the values.");
            if (FieldFormat.Of(field) is not { } format) continue;
            ContactColumn column = new(field.Name, field.Name, ContactFields.TryParse(field.Name, out ContactField known) ? known : ContactField.None);
            foreach (string right in field.Right)
                if (format.Check(right, column, policy.DefaultCountry) is { } problem)
                    yield return new PolicyFinding(path, 0, $"fields.{field.Name}.right", RuleSeverity.Warning, $"'{right}' is given as a right example. {problem.Message}");
            foreach (string value in field.Values)
                if (format.Check(value, column, policy.DefaultCountry) is { } problem)
                    yield return new PolicyFinding(path, 0, $"fields.{field.Name}.values", RuleSeverity.Warning, $"'{value}' is one of the values. {problem.Message}");
        }
        if (policy.LeadSources.Count > 0 && policy.Fields.TryGetValue(nameof(ContactField.LeadSource), out PolicyField? sources) && sources.Values.Count > 0 && !sources.Values.ToHashSet().SetEquals(policy.LeadSources))
            yield return new PolicyFinding(path, 0, "leadSources", RuleSeverity.Warning, "'leadSources' and the values of the field LeadSource differ.");
        if (policy.Staleness.Retention.Count == 0)
            yield return new PolicyFinding(path, 0, "staleness.retention", RuleSeverity.Information, "Nothing says how long contacts are kept; contacts that are due are then only reviewed.");
        if (policy.DefaultCountry is null)
            yield return new PolicyFinding(path, 0, "defaultCountry", RuleSeverity.Information, "Phone numbers without a country are not read; 'defaultCountry' names the one most contacts are of.");
    }
}
