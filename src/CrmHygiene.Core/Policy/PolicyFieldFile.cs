using System.Text.Json;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads the policy's fields section.</summary>
internal static class PolicyFieldFile
{
    public static Dictionary<string, PolicyField> Read(PolicyNode node)
    {
        if (node.Kind != JsonTokenType.StartObject) throw node.Error($"'{node.Path}' must be an object: {{ … }}.");
        Dictionary<string, PolicyField> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyNode member in node.Items)
        {
            // A misspelt standard field would silently be a column that no list has.
            if (!ContactFields.TryParse(member.Name, out ContactField known) && DidYouMean.Find(member.Name, ContactFields.All.Select(ContactFields.NameOf)) is { } meant
                && !member.Name.Contains(' ', StringComparison.Ordinal))
                throw member.Error($"'{member.Name}' is not a standard field. Did you mean '{meant}'?");
            string name = known != ContactField.None ? ContactFields.NameOf(known) : member.Name;
            fields[name] = Field(member, name);
        }
        return fields;
    }

    private static PolicyField Field(PolicyNode node, string name)
    {
        PolicyField field = new() { Name = name };
        Dictionary<string, Action<PolicyNode>> readers = new()
        {
            ["purpose"] = n => field = field with { Purpose = n.String() },
            ["owner"] = n => field = field with { Owner = n.String() },
            ["write"] = n => field = field with { Write = n.String() },
            ["values"] = n => field = field with { Values = Texts(n) },
            ["synonyms"] = n => field = field with { Synonyms = Synonyms(n) },
            ["right"] = n => field = field with { Right = Texts(n) },
            ["wrong"] = n => field = field with { Wrong = Texts(n) },
        };
        PolicyFieldForm.AddTo(readers, () => field, f => field = f);
        node.Members(readers);
        foreach ((string word, string value) in field.Synonyms)
            if (!field.Values.Contains(value, StringComparer.Ordinal))
                throw node.Error($"'{node.Path}.synonyms.{word}' stands for '{value}', which is not one of the values.{DidYouMean.Sentence(value, field.Values)}");
        return PolicyFieldForm.Check(node, field);
    }

    private static string[] Texts(PolicyNode node) => [.. node.Array().Select(n => n.String())];

    private static Dictionary<string, string> Synonyms(PolicyNode node)
    {
        if (node.Kind != JsonTokenType.StartObject) throw node.Error($"'{node.Path}' must be an object: {{ \"other word\": \"value\" }}.");
        Dictionary<string, string> synonyms = new(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyNode member in node.Items) synonyms[member.Name.Trim()] = member.String();
        return synonyms;
    }
}
