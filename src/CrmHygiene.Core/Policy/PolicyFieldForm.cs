using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads type, format and limits of a field, and refuses those that contradict each other or what a standard field holds.</summary>
internal static class PolicyFieldForm
{
    private static readonly string[] Decimals = ["0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "0.000000"];

    /// <summary>The readers of the keys. Format is read last, for what it means depends on the type.</summary>
    public static void AddTo(Dictionary<string, Action<PolicyNode>> readers, Func<PolicyField> get, Action<PolicyField> set)
    {
        readers["type"] = n => set(get() with { Type = Type(n, get().Name) });
        readers["format"] = n => set(get() with { Format = n.String() });
        readers["pattern"] = n => set(get() with { Pattern = Pattern(n) });
        readers["minLength"] = n => set(get() with { MinLength = n.Integer(0, 100_000) });
        readers["maxLength"] = n => set(get() with { MaxLength = n.Integer(1, 100_000) });
        readers["minimum"] = n => set(get() with { Minimum = Limit(n) });
        readers["maximum"] = n => set(get() with { Maximum = Limit(n) });
    }

    /// <summary>Checks what the keys say together.</summary>
    /// <exception cref="PolicyException">They contradict each other.</exception>
    public static PolicyField Check(PolicyNode node, PolicyField field)
    {
        PolicyNode? At(string key) => node.Items.FirstOrDefault(i => i.Name == key);
        PolicyFieldType type = EffectiveType(field);
        if (field.Type == PolicyFieldType.List && field.Values.Count == 0) throw At("type")!.Error($"'{node.Path}' is of the type List and lists no 'values'.");
        if (At("format") is { } format && field.Format.Length > 0) field = field with { Format = Format(format, type, node.Path) };
        if (field.MinLength > field.MaxLength) throw At("minLength")!.Error($"'{node.Path}.minLength' is more than 'maxLength'.");
        bool number = type is PolicyFieldType.Number or PolicyFieldType.Integer or PolicyFieldType.Percentage;
        if ((At("minimum") ?? At("maximum")) is { } limit && !number) throw limit.Error($"'{limit.Path}' is for the types Number, Integer and Percentage; '{node.Path}' is of the type {type}.");
        if (field.Minimum > field.Maximum) throw At("minimum")!.Error($"'{node.Path}.minimum' is more than 'maximum'.");
        return field;
    }

    /// <summary>The type stated, else the one a standard field has anyway.</summary>
    internal static PolicyFieldType EffectiveType(PolicyField field) => field.Type != PolicyFieldType.Any ? field.Type : OwnType(field.Name);

    private static PolicyFieldType OwnType(string name)
    {
        if (!ContactFields.TryParse(name, out ContactField field)) return PolicyFieldType.Any;
        if (ContactFields.IsEmail(field)) return PolicyFieldType.Email;
        if (ContactFields.IsPhone(field)) return PolicyFieldType.Phone;
        return ContactFields.KindOf(field) switch
        {
            FieldKind.Date => PolicyFieldType.Date,
            FieldKind.Number => PolicyFieldType.Integer,
            FieldKind.Boolean => PolicyFieldType.Boolean,
            _ => PolicyFieldType.Any,
        };
    }

    private static PolicyFieldType Type(PolicyNode node, string name)
    {
        PolicyFieldType type = node.Enumeration<PolicyFieldType>();
        PolicyFieldType own = OwnType(name);
        bool fits = own == PolicyFieldType.Any || type is PolicyFieldType.Any or PolicyFieldType.Text || type == own || (own == PolicyFieldType.Integer && type == PolicyFieldType.Number);
        return fits ? type : throw node.Error($"{name} is of the type {own} and cannot be of the type {type}.");
    }

    private static string Format(PolicyNode node, PolicyFieldType type, string field)
    {
        string format = node.String();
        switch (type)
        {
            case PolicyFieldType.Date:
                return node.DateFormat();
            case PolicyFieldType.Phone:
                return node.Enumeration<PhoneStyle>().ToString();
            case PolicyFieldType.Number or PolicyFieldType.Percentage:
                string decimals = format.TrimEnd('%', ' ').Replace('#', '0');
                return Decimals.Contains(decimals, StringComparer.Ordinal) ? decimals
                    : throw node.Error($"'{node.Path}' is the number of decimals: one of {string.Join(", ", Decimals)}.{DidYouMean.Sentence(format, Decimals)}");
            case PolicyFieldType.Any:
                throw node.Error($"'{node.Path}' means nothing without a type. Say 'type' as well: Date, Phone, Number or Percentage; or use 'pattern'.{Meant(format)}");
            default:
                throw node.Error($"Values of the type {type} have no format. Use 'pattern' to limit '{field}'.{Meant(format)}");
        }
    }

    // A type written where a format is expected.
    private static string Meant(string format) => DidYouMean.Find(format, Enum.GetNames<PolicyFieldType>()) is { } type ? $" Did you mean 'type': '{type}'?" : string.Empty;

    private static string Pattern(PolicyNode node)
    {
        string pattern = node.String();
        try
        {
            _ = Compile(pattern);
            return pattern;
        }
        catch (ArgumentException e)
        {
            throw node.Error($"'{pattern}' is not a regular expression: {e.Message}", e);
        }
        catch (NotSupportedException e)
        {
            throw node.Error($"'{pattern}' uses what a policy's pattern may not, such as looking ahead or back: a value must be checked in the time of its length.", e);
        }
    }

    /// <summary>The expression, for a whole value; matching takes linear time.</summary>
    internal static Regex Compile(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static decimal Limit(PolicyNode node) =>
        node.Kind == System.Text.Json.JsonTokenType.Number && decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : throw node.Error($"'{node.Path}' must be a number.");
}
