using System.Globalization;
using System.Text.Json;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>
/// Matches headers of unknown systems by the words of seven languages. Only whole headers match, after a qualifier
/// (work, home), a prefix (contact) or a number is taken off: <c>Email opt in source</c> has the word email in it and is
/// not an e-mail column.
/// </summary>
internal sealed class HeaderAliases
{
    private const int SecondChoice = 1000;
    private const int Prefixed = 100;
    private static readonly Lazy<HeaderAliases> Shared = new(Read);
    private readonly Dictionary<string, List<HeaderCandidate>> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _qualifiers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _prefixes;
    private readonly HashSet<string> _ignoredInBrackets;
    private readonly HashSet<string> _never;
    private readonly HashSet<string> _genericNames;

    private HeaderAliases(JsonElement root)
    {
        foreach (ContactField field in ContactFields.All) Add(HeaderText.Key(ContactFields.NameOf(field)), field, -1);
        ReadFields(root.GetProperty("fields"), 0, nested: true);
        ReadFields(root.GetProperty("secondChoice"), SecondChoice, nested: false);
        foreach (JsonProperty qualifier in root.GetProperty("qualifiers").EnumerateObject())
            foreach (JsonElement word in qualifier.Value.EnumerateArray()) _qualifiers.TryAdd(HeaderText.Key(word.GetString()!), qualifier.Name);
        _prefixes = Keys(root, "prefixes");
        _ignoredInBrackets = Keys(root, "ignoredInBrackets");
        _never = Keys(root, "never");
        _genericNames = Keys(root, "genericName");
    }

    /// <summary>The words that come with the module; read from file at first use.</summary>
    public static HeaderAliases BuiltIn => Shared.Value;

    /// <summary>Whether a header only says "name": which name depends on the columns beside it.</summary>
    public bool IsGenericName(string header) => _genericNames.Contains(HeaderText.Key(WithoutBrackets(header)));

    /// <summary>Whether people write a header by themselves too, not only some system.</summary>
    public bool IsCommon(string header) => Match(header).Any(c => c.Rank is >= 0 and < Prefixed);

    /// <summary>Which of several addresses a header belongs to: mailing, work, home, billing, other; empty where it does not say.</summary>
    public string PlaceOf(string header)
    {
        foreach (string word in HeaderText.Words(header))
            if (_qualifiers.TryGetValue(word, out string? place) && place != "primary") return place;
        return string.Empty;
    }

    /// <summary>The fields a header may mean, in no order.</summary>
    public IEnumerable<HeaderCandidate> Match(string header)
    {
        string[] words = HeaderText.Words(WithoutBrackets(header));
        if (words.Length is 0 or > 12 || _never.Contains(string.Concat(words))) return [];
        IEnumerable<HeaderCandidate> found = MatchWords(words);
        if (found.Any() || words.Length < 2 || !_prefixes.Contains(words[0])) return found;
        string[] rest = words[1..];
        return _never.Contains(string.Concat(rest)) ? [] : MatchWords(rest).Select(c => c with { Rank = c.Rank + Prefixed });
    }

    private IEnumerable<HeaderCandidate> MatchWords(string[] words)
    {
        if (_fields.TryGetValue(string.Concat(words), out List<HeaderCandidate>? exact)) return exact;
        int number = Array.FindIndex(words, w => char.IsAsciiDigit(w[0]));
        if (number >= 0) return Numbered(words, number);
        return Qualified(words);
    }

    // "Email 2", "E-mail 1 address", "Phone 1".
    private IEnumerable<HeaderCandidate> Numbered(string[] words, int number)
    {
        if (!int.TryParse(words[number], NumberStyles.None, CultureInfo.InvariantCulture, out int n) || n is 0 or > 20) return [];
        string[] rest = [.. words[..number], .. words[(number + 1)..]];
        if (rest.Length == 0 || rest.Any(w => char.IsAsciiDigit(w[0]))) return [];
        IEnumerable<HeaderCandidate> found = MatchWords(rest).Where(c => ContactFields.IsEmail(c.Field) || ContactFields.IsPhone(c.Field) || c.Place.Length > 0);
        if (n == 1) return found.Select(c => c with { Rank = c.Rank + 2 });
        return found.Where(c => ContactFields.IsEmail(c.Field)).Select(c => new HeaderCandidate(ContactField.AlternateEmail, c.Rank + 10 + n, c.Place));
    }

    // "Work email", "Phone (home)", "Business street".
    private IEnumerable<HeaderCandidate> Qualified(string[] words)
    {
        for (int length = 1; length <= 2 && length < words.Length; length++)
        {
            foreach ((string[] head, string[] rest) in new[] { (words[..length], words[length..]), (words[^length..], words[..^length]) })
            {
                if (!_qualifiers.TryGetValue(string.Concat(head), out string? qualifier)) continue;
                if (!_fields.TryGetValue(string.Concat(rest), out List<HeaderCandidate>? found)) continue;
                return found.SelectMany(c => Qualify(c, qualifier));
            }
        }
        return [];
    }

    private static IEnumerable<HeaderCandidate> Qualify(HeaderCandidate c, string qualifier)
    {
        if (c.Rank >= SecondChoice) return [];
        int rank = Math.Max(0, c.Rank);
        switch (c.Field)
        {
            case ContactField.Email:
                return qualifier switch
                {
                    "primary" => [new(ContactField.Email, rank + 1, string.Empty)],
                    "work" or "mailing" => [new(ContactField.Email, rank + 10, string.Empty), new(ContactField.AlternateEmail, rank + 60, string.Empty)],
                    "home" => [new(ContactField.Email, rank + 20, string.Empty), new(ContactField.AlternateEmail, rank + 30, string.Empty)],
                    "other" => [new(ContactField.AlternateEmail, rank + 50, string.Empty)],
                    _ => [],
                };
            case ContactField.Phone:
                return qualifier switch
                {
                    "primary" => [new(ContactField.Phone, rank + 1, string.Empty)],
                    "work" => [new(ContactField.Phone, rank + 10, string.Empty)],
                    "mailing" => [new(ContactField.Phone, rank + 20, string.Empty)],
                    "home" => [new(ContactField.HomePhone, rank + 5, string.Empty)],
                    _ => [],
                };
            case ContactField.MobilePhone or ContactField.Fax:
                return qualifier is "billing" ? [] : [new(c.Field, rank + (qualifier is "work" or "primary" ? 5 : 30), string.Empty)];
            case ContactField.Street or ContactField.Street2 or ContactField.City or ContactField.State or ContactField.PostalCode or ContactField.Country or ContactField.CountryCode:
                return [new(c.Field, rank, qualifier)];
            default:
                return [];
        }
    }

    // Brackets that only say how to fill the column are no part of its name: "Birthday (YYYY-MM-DD)".
    private string WithoutBrackets(string header)
    {
        int open = header.LastIndexOfAny(['(', '[']);
        string trimmed = header.TrimEnd();
        if (open <= 0 || trimmed[^1] is not (')' or ']')) return header;
        string inside = trimmed[(open + 1)..^1].Trim();
        bool ignored = _ignoredInBrackets.Contains(HeaderText.Key(inside))
            || inside.Contains('/', StringComparison.Ordinal) && inside.All(c => char.IsLetter(c) || c is '/' or '_')
            || inside.Length > 0 && inside.All(c => "ymdhsYMDHS/-.: ".Contains(c, StringComparison.Ordinal));
        return ignored ? header[..open] : header;
    }

    private void ReadFields(JsonElement fields, int rank, bool nested)
    {
        foreach (JsonProperty property in fields.EnumerateObject())
        {
            ContactField field = Enum.Parse<ContactField>(property.Name);
            if (!nested) AddAll(property.Value, field, rank);
            else foreach (JsonProperty language in property.Value.EnumerateObject()) AddAll(language.Value, field, rank);
        }
    }

    private void AddAll(JsonElement words, ContactField field, int rank)
    {
        foreach (JsonElement word in words.EnumerateArray()) Add(HeaderText.Key(word.GetString()!), field, rank++);
    }

    private void Add(string key, ContactField field, int rank)
    {
        if (!_fields.TryGetValue(key, out List<HeaderCandidate>? list)) _fields[key] = list = [];
        if (!list.Any(c => c.Field == field)) list.Add(new HeaderCandidate(field, rank, string.Empty));
    }

    private static HashSet<string> Keys(JsonElement root, string key) => [.. JsonFiles.Strings(root, key).Select(HeaderText.Key)];

    private static HeaderAliases Read()
    {
        using JsonDocument document = JsonFiles.Parse(Path.Combine(ModuleFiles.Profiles, "aliases.json"));
        return new HeaderAliases(document.RootElement);
    }
}
