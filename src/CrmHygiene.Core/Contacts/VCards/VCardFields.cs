using System.Globalization;

namespace CrmHygiene.Core.Contacts.VCards;

/// <summary>
/// The fields of a card: standard fields by their names, further addresses and numbers under numbered names, other
/// properties under their own. Pictures, sounds and keys are left out and counted.
/// </summary>
internal static class VCardFields
{
    /// <summary>Hands each field to <paramref name="add"/>.</summary>
    /// <returns>Number of pictures, sounds and keys left out.</returns>
    public static int Read(VCard card, Action<string, string> add)
    {
        int binaries = 0;
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        foreach (VCardProperty p in card.Properties.OrderBy(p => p.Preference))
        {
            if (p.IsBinary)
            {
                binaries++;
                continue;
            }
            switch (p.Name)
            {
                case "N": Components(p.Parts, ["LastName", "FirstName", "MiddleName", "Salutation", "NameSuffix"], Add); break;
                case "ORG": Organisation(p.Parts, Add); break;
                case "ADR": Address(p, used, Add); break;
                case "EMAIL": Add(Nth("Email", "AlternateEmail"), p.Text.Trim()); break;
                case "TEL": Add(Phone(p), p.Text.Trim().StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? p.Text.Trim()[4..] : p.Text.Trim()); break;
                case "CATEGORIES": Add("Tags", string.Join(';', p.List)); break;
                case "NICKNAME": Add("Nickname", string.Join(", ", p.List)); break;
                case "GENDER": Add("Gender", p.Parts[0]); break;
                default: Add(Simple(p.Name), p.Text); break;
            }
        }
        return binaries;

        void Add(string name, string text)
        {
            if (text.Length > 0) add(name, text);
        }

        string Nth(string first, string second)
        {
            int n = used[first] = used.GetValueOrDefault(first) + 1;
            return n == 1 ? first : n == 2 ? second : string.Create(CultureInfo.InvariantCulture, $"{first} {n}");
        }

        string Phone(VCardProperty p)
        {
            string name = p.Has("FAX") ? "Fax" : p.Has("CELL") || p.Has("IPHONE") ? "MobilePhone" : p.Has("HOME") ? "HomePhone" : "Phone";
            return Nth(name, name + " 2");
        }
    }

    private static string Simple(string name) => name switch
    {
        "UID" => "Id",
        "FN" => "FullName",
        "TITLE" => "JobTitle",
        "URL" => "Website",
        "BDAY" => "BirthDate",
        "LANG" => "Language",
        "REV" => "UpdatedAt",
        "NOTE" => "Notes",
        _ => name,
    };

    private static void Organisation(string[] parts, Action<string, string> add)
    {
        add("Company", parts[0]);
        add("Department", string.Join(", ", parts.Skip(1).Where(p => p.Length > 0)));
    }

    // ADR: post office box; extended address; street; locality; region; postal code; country (RFC 6350 §6.3.1).
    private static void Address(VCardProperty p, Dictionary<string, int> used, Action<string, string> add)
    {
        int n = used["ADR"] = used.GetValueOrDefault("ADR") + 1;
        string[] parts = p.Parts;
        string Part(int i) => i < parts.Length ? parts[i] : string.Empty;
        if (n > 1)
        {
            add(string.Create(CultureInfo.InvariantCulture, $"Address {n}"), string.Join(", ", parts.Where(x => x.Length > 0)));
            return;
        }
        string box = Part(0), street = Part(2);
        add("Street", street.Length > 0 ? street : box);
        add("Street2", string.Join(", ", new[] { street.Length > 0 ? box : string.Empty, Part(1) }.Where(x => x.Length > 0)));
        Components([.. parts.Skip(3)], ["City", "State", "PostalCode", "Country"], add);
    }

    private static void Components(string[] parts, string[] names, Action<string, string> add)
    {
        for (int i = 0; i < Math.Min(parts.Length, names.Length); i++) add(names[i], parts[i].Trim());
    }
}
