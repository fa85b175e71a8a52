using System.Text.Json;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads <c>crm-policy.json</c>: JSON with comments and trailing commas, checked key by key.</summary>
public static class PolicyFile
{
    /// <summary>Reads a policy file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PolicyException">The file is missing, unreadable, empty, not JSON, or has an unknown key or a wrong value; file, line and key are named.</exception>
    public static CrmPolicy Read(string path) => Read(path, null);

    /// <summary>Reads a policy file, keeping on at mistakes where a list takes them.</summary>
    internal static CrmPolicy Read(string path, List<PolicyException>? problems)
    {
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolicyException(path, 0, string.Empty, "The policy cannot be read: " + e.Message, e);
        }
        return Parse(json, path, problems);
    }

    /// <summary>Reads a policy from bytes.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="PolicyException">As for <see cref="Read(string)"/>.</exception>
    public static CrmPolicy Parse(byte[] json, string file) => Parse(json, file, null);

    private static CrmPolicy Parse(byte[] json, string file, List<PolicyException>? problems)
    {
        ArgumentNullException.ThrowIfNull(json);
        CrmPolicy policy = CrmPolicy.Default with { File = file };
        PolicyNode root = PolicyNode.Parse(file, json, problems);
        root.Members(new()
        {
            ["$schema"] = _ => { },
            ["name"] = n => policy = policy with { Name = n.String() },
            ["required"] = n => policy = policy with { Required = [.. n.Array().Select(Group)] },
            ["relevant"] = n => policy = policy with { Relevant = [.. n.Array().Select(f => f.Field()).Distinct()] },
            ["fields"] = n => policy = policy with { Fields = PolicyFieldFile.Read(n) },
            ["style"] = n => policy = policy with { Style = Style(n) },
            ["defaultCountry"] = n => policy = policy with { DefaultCountry = Country(n) },
            ["verification"] = n => policy = PolicyVerificationFile.Read(n, policy),
            ["duplicates"] = n => policy = policy with { Duplicates = PolicyDuplicateFile.Read(n) },
            ["staleness"] = n => policy = policy with { Staleness = PolicyStalenessFile.Read(n) },
            ["limits"] = n => policy = policy with { Limits = Limits(n) },
            ["history"] = n => policy = policy with { History = History(n) },
            ["suppression"] = n => n.Members(new()
            {
                ["hashed"] = h => policy = policy with { HashSuppressed = h.Boolean() },
                ["keyFile"] = k => policy = policy with { SuppressionKeyFile = k.String() },
            }),
            ["store"] = n => policy = policy with { Store = n.String() },
            ["rules"] = n => policy = policy with { Rules = Rules(n) },
            ["leadSources"] = n => policy = PolicyLeadSourceFile.Read(n, policy),
        });
        return PolicyLeadSourceFile.WithSegments(policy);
    }

    private static IReadOnlyList<ContactField> Group(PolicyNode node)
    {
        if (node.Kind != JsonTokenType.StartArray) return [node.Field()];
        if (node.Items.Count == 0) throw node.Error($"'{node.Path}' is an empty group: no contact could meet it.");
        return [.. node.Items.Select(f => f.Field())];
    }

    private static PolicyStyle Style(PolicyNode node)
    {
        PolicyStyle style = new();
        node.Members(new()
        {
            ["nameCasing"] = n => style = style with { NameCasing = n.Boolean() },
            ["lowerCaseEmail"] = n => style = style with { LowerCaseEmail = n.Boolean() },
            ["phoneFormat"] = n => style = style with { PhoneFormat = n.Enumeration<PhoneStyle>() },
            ["dateFormat"] = n => style = style with { DateFormat = n.DateFormat() },
        });
        return style;
    }

    private static string? Country(PolicyNode node)
    {
        if (node.Kind == JsonTokenType.Null) return null;
        string code = node.String();
        if (code.Length == 2 && code.All(char.IsAsciiLetter)) return code.ToUpperInvariant();
        throw node.Error($"'{node.Path}' must be an ISO 3166-1 code of two letters, such as DE.");
    }

    private static PolicyLimits Limits(PolicyNode node)
    {
        PolicyLimits limits = new();
        node.Members(new()
        {
            ["maxRemovePercent"] = n => limits = limits with { MaxRemovePercent = n.Number(0, 100) },
            ["maxRemoveCount"] = n => limits = limits with { MaxRemoveCount = n.Integer(0, int.MaxValue) },
            ["maxRemoveWeekPercent"] = n => limits = limits with { MaxRemoveWeekPercent = n.Number(0, 100) },
            ["maxRepairPercent"] = n => limits = limits with { MaxRepairPercent = n.Number(0, 100) },
        });
        return limits;
    }

    private static PolicyHistory History(PolicyNode node)
    {
        PolicyHistory history = new();
        node.Members(new()
        {
            ["journalDays"] = n => history = history with { JournalDays = n.Integer(1, 36_500) },
            ["archiveDays"] = n => history = history with { ArchiveDays = n.Integer(1, 36_500) },
        });
        return history;
    }

    private static Dictionary<string, RuleSeverity> Rules(PolicyNode node)
    {
        Dictionary<string, RuleSeverity> rules = new(StringComparer.OrdinalIgnoreCase);
        node.Members(Standards.Rules.RuleCatalogue.Ids.ToDictionary(id => id, id => (Action<PolicyNode>)(n => rules[id] = n.Enumeration<RuleSeverity>()), StringComparer.OrdinalIgnoreCase));
        return rules;
    }
}
