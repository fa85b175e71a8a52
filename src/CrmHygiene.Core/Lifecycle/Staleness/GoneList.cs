using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Companies that no longer exist, by name or by domain, as the admin lists them.</summary>
public sealed class GoneList
{
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "gmbh", "ag", "kg", "ohg", "ug", "ltd", "limited", "inc", "incorporated", "llc", "llp", "plc", "corp", "corporation", "co", "bv", "nv", "sa", "sarl", "sas", "sl", "srl", "spa", "se", "oy", "ab", "as", "aps", "kgaa",
    };

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _domains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the list.</summary>
    /// <param name="entries">Company names, or domains such as <c>firma.de</c> (with or without @). Blank lines and lines that start with # are skipped.</param>
    public GoneList(IEnumerable<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (string entry in entries)
        {
            string text = entry.Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            if (IsDomain(text)) _domains.Add(text.TrimStart('@'));
            else if (Key(text) is { Length: > 0 } key) _names.Add(key);
        }
    }

    /// <summary>Which entry a contact's company, address or web site matches: <c>company</c>, <c>e-mail domain</c> or <c>web site</c>; null where none does.</summary>
    /// <param name="contact">The contact.</param>
    public string? Match(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (_names.Count > 0 && contact.GetText(ContactField.Company) is { Length: > 0 } company && _names.Contains(Key(company))) return "company";
        if (_domains.Count == 0) return null;
        string email = contact.GetText(ContactField.Email);
        if (email.LastIndexOf('@') is >= 0 and int at && HasDomain(email[(at + 1)..].Trim())) return "e-mail domain";
        string site = contact.GetText(ContactField.Website).Trim();
        if (site.Length == 0) return null;
        if (!site.Contains("://", StringComparison.Ordinal)) site = "http://" + site;
        return Uri.TryCreate(site, UriKind.Absolute, out Uri? uri) && HasDomain(uri.Host) ? "web site" : null;
    }

    /// <summary>Whether a domain, or one it is part of, is on the list.</summary>
    /// <param name="host">A domain or host name.</param>
    public bool HasDomain(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        for (string rest = host; rest.Length > 0;)
        {
            if (_domains.Contains(rest)) return true;
            int dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) return false;
            rest = rest[(dot + 1)..];
        }
        return false;
    }

    private static bool IsDomain(string text) => text[0] == '@' || (text.Contains('.', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal) && Uri.CheckHostName(text) == UriHostNameType.Dns && char.IsLetter(text[^1]));

    // Müller GmbH & Co. KG and MUELLER are written in many ways; the legal form is not part of the name.
    private static string Key(string company)
    {
        string[] words = HeaderText.Words(company.ToLowerInvariant());
        // Behind the name only: SAS Institute is not every Institute.
        int end = words.Length;
        while (end > 1 && LegalForms.Contains(words[end - 1])) end--;
        return string.Concat(words[..end]);
    }
}
