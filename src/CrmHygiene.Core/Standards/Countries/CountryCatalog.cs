using System.Collections.Frozen;
using System.Reflection;

namespace CrmHygiene.Core.Standards.Countries;

/// <summary>The countries of ISO 3166-1 and how people write them: codes, and names in over a hundred languages.</summary>
/// <remarks>Read from embedded data on first use (Unicode CLDR and i18n-iso-countries; see Data/NOTICE.txt). Thread-safe.</remarks>
public static class CountryCatalog
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("()/-|,;");
    private static readonly Lazy<(Country[] All, FrozenDictionary<string, Country> ByCode, Dictionary<string, Country> ByKey)> Data = new(Load);

    /// <summary>All countries, by alpha-2 code.</summary>
    public static IReadOnlyList<Country> All => Data.Value.All;

    /// <summary>Finds a country by alpha-2, alpha-3 or numeric code, or by a name in many languages.</summary>
    /// <param name="text">Such as DE, DEU, 276, Germany, Allemagne, ألمانيا or "The Netherlands"; case, marks, spaces and punctuation do not count.</param>
    /// <returns>The country, or null where the text names none or could name several.</returns>
    public static Country? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        if (text.Length <= 3 && FindCode(text) is { } byCode) return byCode;
        if (Data.Value.ByKey.TryGetValue(CountryKey.Of(text), out Country? country)) return country;
        return FindAnnotated(text);
    }

    /// <summary>Finds a country by alpha-2, alpha-3 or numeric code; GB may be written UK and GR EL, as the EU does.</summary>
    /// <param name="code">In any case; a numeric code may lack its leading zeros.</param>
    public static Country? FindCode(string? code)
    {
        code = code?.Trim();
        if (code is null || code.Length is 0 or > 3) return null;
        if (char.IsAsciiDigit(code[0])) code = code.PadLeft(3, '0');
        return Data.Value.ByCode.GetValueOrDefault(code);
    }

    // "Germany (DE)", "DE - Germany", "Deutschland / Germany": every part that is a country must be the same one.
    private static Country? FindAnnotated(string text)
    {
        if (text.AsSpan().IndexOfAny(Marks) < 0) return null;
        Country? found = null;
        foreach (string part in text.Split(['(', ')', '/', '-', '|', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Country? country = part.Length <= 3 ? FindCode(part) : Data.Value.ByKey.GetValueOrDefault(CountryKey.Of(part));
            if (country is null || (found is not null && found != country)) return null;
            found = country;
        }
        return found;
    }

    private static (Country[], FrozenDictionary<string, Country>, Dictionary<string, Country>) Load()
    {
        List<Country> all = [];
        Dictionary<string, Country> byCode = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, Country> byKey = new(StringComparer.Ordinal);
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CrmHygiene.Core.Standards.Countries.Data.countries.tsv")
            ?? throw new InvalidOperationException("The list of countries is missing from the assembly.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] parts = line.Split('\t');
            Country country = new(parts[0], parts[1], parts[2], parts[3]);
            all.Add(country);
            byCode[country.Alpha2] = country;
            byCode[country.Alpha3] = country;
            if (country.Numeric.Length > 0) byCode[country.Numeric] = country;
            byKey[CountryKey.Of(country.Name)] = country;
            for (int i = 4; i < parts.Length; i++) byKey[parts[i]] = country;
        }
        byCode["UK"] = byCode["GB"];
        byCode["EL"] = byCode["GR"];
        return ([.. all], byCode.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), byKey);
    }
}
