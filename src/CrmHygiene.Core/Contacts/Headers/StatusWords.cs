using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>
/// Reads mailing status words: those a profile lists for a column first, then the words of several languages in
/// <c>status-words.json</c>, then yes and no by what the column asks.
/// </summary>
public sealed class StatusWords
{
    private static readonly Lazy<StatusWords> Shared = new(Read);
    private readonly Dictionary<string, MailingStatus> _words;
    private readonly HashSet<string> _yesMeansMailable;
    private readonly HashSet<string> _yesMeansConsent;

    private StatusWords(Dictionary<string, MailingStatus> words, HashSet<string> yesMeansMailable, HashSet<string> yesMeansConsent)
    {
        _words = words;
        _yesMeansMailable = yesMeansMailable;
        _yesMeansConsent = yesMeansConsent;
    }

    /// <summary>The words that come with the module; read from file at first use.</summary>
    public static StatusWords BuiltIn => Shared.Value;

    /// <summary>What a value means for mailing.</summary>
    /// <param name="text">The value.</param>
    /// <param name="header">The header of its column.</param>
    /// <param name="field">The standard field of its column.</param>
    /// <param name="profile">The profile of the file, or null.</param>
    public MailingStatus Meaning(string? text, string header, ContactField field, HeaderProfile? profile)
    {
        if (string.IsNullOrWhiteSpace(text)) return MailingStatus.Unknown;
        string key = Key(text);
        string column = HeaderText.Key(header);
        if (profile is not null && profile.Status.TryGetValue(column, out IReadOnlyDictionary<string, MailingStatus>? words))
        {
            if (words.TryGetValue(key, out MailingStatus meaning)) return meaning;
            if (words.TryGetValue("*", out meaning)) return meaning;
        }
        if (BooleanText.Parse(text) is { } yes) return YesOrNo(yes, column, field);
        return _words.GetValueOrDefault(key);
    }

    /// <summary>The form words are compared in: lower case, accents gone, single spaces, hyphens and underscores as spaces.</summary>
    internal static string Key(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (c is '_' or '-' || char.IsWhiteSpace(c))
            {
                if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            }
            else result.Append(char.ToLowerInvariant(c));
        }
        return result.ToString().TrimEnd();
    }

    private MailingStatus YesOrNo(bool yes, string column, ContactField field) => field switch
    {
        ContactField.OptedOut => yes ? MailingStatus.OptedOut : MailingStatus.Mailable,
        ContactField.BounceType => yes
            ? column.StartsWith("hard", StringComparison.Ordinal) ? MailingStatus.HardBounced : MailingStatus.Bounced
            : MailingStatus.Mailable,
        ContactField.EmailStatus when _yesMeansMailable.Contains(column) => yes ? MailingStatus.Mailable : MailingStatus.OptedOut,
        // Not having opted in is not the same as having opted out.
        ContactField.EmailStatus when _yesMeansConsent.Contains(column) => yes ? MailingStatus.Mailable : MailingStatus.NoConsent,
        _ => MailingStatus.Unknown,
    };

    private static StatusWords Read()
    {
        using JsonDocument document = JsonFiles.Parse(Path.Combine(ModuleFiles.Profiles, "status-words.json"));
        Dictionary<string, MailingStatus> words = new(StringComparer.Ordinal);
        foreach (JsonProperty meaning in document.RootElement.GetProperty("words").EnumerateObject())
            foreach (JsonElement word in meaning.Value.EnumerateArray())
                words[Key(word.GetString()!)] = Enum.Parse<MailingStatus>(meaning.Name);
        return new StatusWords(words, Columns("yesMeansMailable"), Columns("yesMeansConsent"));

        HashSet<string> Columns(string key) => [.. JsonFiles.Strings(document.RootElement, key).Select(HeaderText.Key)];
    }
}
