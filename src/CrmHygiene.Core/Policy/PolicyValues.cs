using System.Globalization;
using System.Text.Json;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads typed values out of <see cref="PolicyNode"/>s, with errors a person can act on.</summary>
internal static class PolicyValues
{
    /// <summary>Hands each member of an object to its reader; an unknown key is an error with a did-you-mean.</summary>
    public static void Members(this PolicyNode node, Dictionary<string, Action<PolicyNode>> readers)
    {
        if (node.Kind != JsonTokenType.StartObject) throw node.Error($"{Subject(node)} must be an object: {{ … }}.");
        foreach (PolicyNode member in node.Items)
        {
            try
            {
                if (readers.TryGetValue(member.Name, out Action<PolicyNode>? read)) read(member);
                else throw Unknown(node, member, readers.Keys);
            }
            catch (PolicyException problem) when (node.Problems is not null)
            {
                node.Problems.Add(problem);
            }
        }
    }

    private static PolicyException Unknown(PolicyNode node, PolicyNode member, IEnumerable<string> keys) =>
        member.Error($"'{member.Name}' is not a key{(node.Path.Length == 0 ? " of a policy" : $" of '{node.Path}'")}.{DidYouMean.Sentence(member.Name, keys)}");

    public static IReadOnlyList<PolicyNode> Array(this PolicyNode node) =>
        node.Kind == JsonTokenType.StartArray ? node.Items : throw node.Error($"{Subject(node)} must be a list: [ … ].");

    public static string String(this PolicyNode node) =>
        node.Kind == JsonTokenType.String ? node.Text : throw node.Error($"{Subject(node)} must be a text in quotes.");

    public static bool Boolean(this PolicyNode node) => node.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw node.Error($"{Subject(node)} must be true or false."),
    };

    public static double Number(this PolicyNode node, double min, double max)
    {
        if (node.Kind == JsonTokenType.Number && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max) return value;
        throw node.Error(string.Create(CultureInfo.InvariantCulture, $"{Subject(node)} must be a number from {min} to {max}."));
    }

    public static int Integer(this PolicyNode node, int min, int max)
    {
        if (node.Kind == JsonTokenType.Number && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max) return value;
        throw node.Error(string.Create(CultureInfo.InvariantCulture, $"{Subject(node)} must be a whole number from {min} to {max}."));
    }

    public static T Enumeration<T>(this PolicyNode node) where T : struct, Enum
    {
        string text = node.String();
        string[] names = Enum.GetNames<T>();
        string? name = System.Array.Find(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null) return Enum.Parse<T>(name);
        throw node.Error($"{Subject(node)} must be one of {string.Join(", ", names)}.{DidYouMean.Sentence(text, names)}");
    }

    public static string DateFormat(this PolicyNode node)
    {
        string format = node.String();
        string meant = DidYouMean.Sentence(format, DateFormats);
        try
        {
            // A day far from today: what a format leaves out, parsing fills in with the current date.
            DateTime day = new(1987, 7, 19);
            if (DateTime.TryParseExact(day.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime back) && back.Date == day)
                return format;
        }
        catch (FormatException e)
        {
            throw node.Error($"'{format}' is not a .NET date format.{meant}", e);
        }
        throw node.Error($"Dates written as '{format}' could not be read back; use day, month and year, such as yyyy-MM-dd.{meant}");
    }

    public static ContactField Field(this PolicyNode node)
    {
        string text = node.String();
        if (ContactFields.TryParse(text, out ContactField field)) return field;
        throw node.Error($"'{text}' is not a standard field.{DidYouMean.Sentence(text, ContactFields.All.Select(ContactFields.NameOf))}");
    }

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d.M.yyyy", "dd-MM-yyyy", "yyyy/MM/dd", "yyyyMMdd"];

    private static string Subject(PolicyNode node) => node.Path.Length == 0 ? "A policy" : $"'{node.Path}'";
}
