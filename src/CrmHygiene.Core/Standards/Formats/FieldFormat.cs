using System.Globalization;
using System.Text.RegularExpressions;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Standards.Countries;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Core.Standards.Formats;

/// <summary>Checks values against the type, format and limits a policy states for a field. Thread-safe.</summary>
internal sealed class FieldFormat
{
    private readonly PolicyField _field;
    private readonly PolicyFieldType _type;
    private readonly Regex? _pattern;

    private FieldFormat(PolicyField field)
    {
        _field = field;
        _type = PolicyFieldForm.EffectiveType(field);
        _pattern = field.Pattern.Length == 0 ? null : PolicyFieldForm.Compile(field.Pattern);
    }

    /// <summary>The check of a field; null where the policy limits nothing but the list of values.</summary>
    public static FieldFormat? Of(PolicyField field) =>
        field is { Type: PolicyFieldType.Any or PolicyFieldType.Text or PolicyFieldType.List, Format.Length: 0, Pattern.Length: 0, MinLength: null, MaxLength: null, Minimum: null, Maximum: null } ? null : new FieldFormat(field);

    /// <summary>The name of the field.</summary>
    public string Name => _field.Name;

    /// <summary>Whether a value is read with the country of its contact.</summary>
    public bool NeedsCountry => _type == PolicyFieldType.Phone && _field.Type == PolicyFieldType.Phone;

    /// <summary>What a value has against it; null where it is as it should be, or empty.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="column">Its column.</param>
    /// <param name="region">The contact's country, ISO 3166-1 alpha-2, or null.</param>
    public FormatProblem? Check(string text, ContactColumn column, string? region)
    {
        text = text.Trim();
        if (text.Length == 0) return null;
        return OfType(text, column, region) ?? Length(text) ?? Matches(text);
    }

    private FormatProblem? OfType(string text, ContactColumn column, string? region) => _type switch
    {
        PolicyFieldType.Number or PolicyFieldType.Integer or PolicyFieldType.Percentage => Number(text, column),
        PolicyFieldType.Date => Date(text, column),
        PolicyFieldType.Boolean when _field.Type == PolicyFieldType.Boolean => BooleanText.Parse(text) is null ? new FormatProblem("NeitherYesNorNo", "This is neither yes nor no.") : null,
        PolicyFieldType.Email when column.Field == ContactField.None || !ContactFields.IsEmail(column.Field) => EmailShape.IsAddress(text) ? null : new FormatProblem("NotAnAddress", "This is not an e-mail address."),
        PolicyFieldType.Phone => Phone(text, column, region),
        PolicyFieldType.Url => IsUrl(text) ? null : new FormatProblem("NotAUrl", "This is not an address on the web."),
        PolicyFieldType.Country => CountryCatalog.Find(text) is null ? new FormatProblem("NotACountry", "This is not a country.") : null,
        _ => null,
    };

    private FormatProblem? Number(string text, ContactColumn column)
    {
        if (!NumberText.TryParse(text, column.NumberStyle, out decimal value) || !NumberText.TryNormalize(text, column.NumberStyle, out string written))
        {
            // Another rule says so of the fields that are numbers anyway.
            if (ContactFields.KindOf(column.Field) == FieldKind.Number) return null;
            return NumberText.IsNumber(text, out _, out bool ambiguous, out _) && ambiguous
                ? new FormatProblem("AmbiguousNumber", "This number could be read two ways, and its column does not decide.")
                : new FormatProblem(_type == PolicyFieldType.Percentage ? "NotAPercentage" : "NotANumber", _type == PolicyFieldType.Percentage ? "This is not a percentage." : "This is not a number.");
        }
        if (_type == PolicyFieldType.Integer && decimal.Truncate(value) != value) return new FormatProblem("NotAWholeNumber", "This is not a whole number.");
        if (_type != PolicyFieldType.Percentage && written.EndsWith('%')) return new FormatProblem("NotANumber", "This is a percentage.");
        int point = written.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : written.TrimEnd('%').Length - point - 1;
        if (_field.Format.Length > 0 && decimals > Math.Max(0, _field.Format.Length - 2)) return new FormatProblem("TooManyDecimals", $"The number has more decimals than {_field.Format}.");
        if (value < _field.Minimum) return new FormatProblem("TooSmall", string.Create(CultureInfo.InvariantCulture, $"The number is below {_field.Minimum}."));
        return value > _field.Maximum ? new FormatProblem("TooLarge", string.Create(CultureInfo.InvariantCulture, $"The number is above {_field.Maximum}.")) : null;
    }

    private FormatProblem? Date(string text, ContactColumn column)
    {
        if (!DateText.TryRead(text, column.DateOrder, out ParsedDate date))
        {
            // What stands in the stated format can be read by it, whatever the rest of the column is.
            if (_field.Format.Length > 0 && IsExact(text)) return null;
            return ContactFields.KindOf(column.Field) == FieldKind.Date ? null : new FormatProblem("NotADate", "This is not a date that can be read one way only.");
        }
        // A date with a time has no form but ISO 8601.
        return _field.Format.Length == 0 || date.HasTime || IsExact(text) ? null : new FormatProblem("DateFormat", $"The date is not written as {_field.Format}.");
    }

    private bool IsExact(string text) => DateTime.TryParseExact(text, _field.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private FormatProblem? Phone(string text, ContactColumn column, string? region)
    {
        if (NeedsCountry && !ContactFields.IsPhone(column.Field) && (BadPhoneRule.Digits(text, out _) < 5 || (int)PhoneParser.Parse(text, region).Reason >= (int)PhoneReason.NumberMissing))
            return new FormatProblem("NotAPhoneNumber", "This is not a phone number of any country.");
        bool good = _field.Format switch
        {
            nameof(PhoneStyle.E164) => IsE164(text),
            nameof(PhoneStyle.International) => text[0] == '+',
            _ => true,
        };
        return good ? null : new FormatProblem("PhoneFormat", $"The phone number is not written in the form {_field.Format}.");
    }

    private static bool IsE164(string text)
    {
        int extension = text.IndexOf(" ext. ", StringComparison.Ordinal);
        ReadOnlySpan<char> number = extension < 0 ? text : text.AsSpan(0, extension);
        return number.Length is >= 8 and <= 16 && number[0] == '+' && number[1] is >= '1' and <= '9' && !number[1..].ContainsAnyExceptInRange('0', '9')
            && (extension < 0 || !text.AsSpan(extension + " ext. ".Length).ContainsAnyExceptInRange('0', '9'));
    }

    private static bool IsUrl(string text)
    {
        if (text.Any(char.IsWhiteSpace) || text.Contains('@', StringComparison.Ordinal)) return false;
        string full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) && uri.HostNameType == UriHostNameType.Dns;
    }

    private FormatProblem? Length(string text)
    {
        if (_field.MinLength is null && _field.MaxLength is null) return null;
        int length = text.EnumerateRunes().Count();
        if (length < _field.MinLength) return new FormatProblem("TooShort", $"The value has fewer than {_field.MinLength} characters.");
        return length > _field.MaxLength ? new FormatProblem("TooLong", $"The value has more than {_field.MaxLength} characters.") : null;
    }

    private FormatProblem? Matches(string text) => _pattern is null || _pattern.IsMatch(text) ? null : new FormatProblem("PatternMismatch", "The value does not match the pattern the policy states.");
}
