using System.Globalization;

namespace CrmHygiene.Core.Policy;

/// <summary>Says in words what type, format and limits a policy states for a field.</summary>
internal static class FieldForms
{
    /// <summary>Sentences; empty where nothing is stated.</summary>
    public static string Describe(PolicyField field)
    {
        List<string> sentences = [];
        if (Type(field) is { Length: > 0 } type) sentences.Add(type);
        if (field.Minimum is not null || field.Maximum is not null) sentences.Add(Limits(field.Minimum, field.Maximum, string.Empty));
        if (field.MinLength is not null || field.MaxLength is not null) sentences.Add(Limits(field.MinLength, field.MaxLength, " characters"));
        if (field.Pattern.Length > 0) sentences.Add($"It matches {field.Pattern}");
        return sentences.Count == 0 ? string.Empty : string.Join(". ", sentences) + ".";
    }

    private static string Type(PolicyField field)
    {
        string name = PolicyFieldForm.EffectiveType(field) switch
        {
            PolicyFieldType.Text when field.Type != PolicyFieldType.Any => "Text",
            PolicyFieldType.Number => "A number",
            PolicyFieldType.Integer when field.Type != PolicyFieldType.Any => "A whole number",
            PolicyFieldType.Percentage => "A percentage",
            PolicyFieldType.Date when field.Type != PolicyFieldType.Any || field.Format.Length > 0 => "A date",
            PolicyFieldType.Boolean when field.Type != PolicyFieldType.Any => "Yes or no",
            PolicyFieldType.Email when field.Type != PolicyFieldType.Any => "An e-mail address",
            PolicyFieldType.Phone when field.Type != PolicyFieldType.Any || field.Format.Length > 0 => "A phone number",
            PolicyFieldType.Url => "An address on the web",
            PolicyFieldType.Country => "A country",
            _ => string.Empty,
        };
        if (name.Length == 0 || field.Format.Length == 0) return name;
        return PolicyFieldForm.EffectiveType(field) is PolicyFieldType.Number or PolicyFieldType.Percentage
            ? field.Format == "0" ? name + " without decimals" : string.Create(CultureInfo.InvariantCulture, $"{name} with at most {field.Format.Length - 2} decimals")
            : $"{name} as {field.Format}";
    }

    private static string Limits<T>(T? least, T? most, string unit) where T : struct, IFormattable
    {
        string from = least?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty, to = most?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty;
        return from.Length == 0 ? $"At most {to}{unit}" : to.Length == 0 ? $"At least {from}{unit}" : $"From {from} to {to}{unit}";
    }
}
