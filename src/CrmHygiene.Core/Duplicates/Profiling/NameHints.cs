namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>What the name of a column says about its values.</summary>
internal static class NameHints
{
    private static readonly Dictionary<string, EvidenceKind> Words = new(StringComparer.Ordinal);

    static NameHints()
    {
        Add(EvidenceKind.GivenName, "given first firstname fname forename forenames givenname vorname prenom nombre christian nome imya");
        Add(EvidenceKind.Surname, "surname last lastname lname family familyname nachname familienname apellido apellidos cognome sobrenome achternaam");
        Add(EvidenceKind.MiddleName, "middle middlename patronymic");
        Add(EvidenceKind.FullName, "fullname name person contact inventor");
        Add(EvidenceKind.Email, "email mail emailaddress");
        Add(EvidenceKind.Phone, "phone tel telephone mobile cell fax telefon handy phonenumber telefono");
        Add(EvidenceKind.Date, "dob date birthday birthdate born geburtsdatum");
        Add(EvidenceKind.PostalCode, "zip postcode postal zipcode postalcode plz pincode");
        Add(EvidenceKind.Identifier, "id ssn sin mrn vat tax isbn issn soc sec passport licence license npi ean gtin duns nino abn iban sku modelno");
        Add(EvidenceKind.Place, "city town suburb place locality county state province region country birthplace ort stadt ville ciudad land village district");
        Add(EvidenceKind.Street, "address street addr line strasse rue road");
        Add(EvidenceKind.Company, "company organisation organization employer firm account business org firma affiliation institution");
        Add(EvidenceKind.Category, "sex gender occupation job profession type category class prefix suffix salutation title language marital race role genre");
        Add(EvidenceKind.Number, "age year price amount count");
        Add(EvidenceKind.Ignored, "source dataset owner created create updated update modified timestamp status stage notes note comment comments tags cluster activity bounce unsubscribed sends lead opened clicked");
    }

    /// <summary>The kind the name hints at, or null.</summary>
    public static EvidenceKind? Of(string name)
    {
        List<string> words = Split(name);
        if (words.Contains("birth")) return words.Contains("place") || words.Contains("city") || words.Contains("country") ? EvidenceKind.Place : words.Contains("name") ? EvidenceKind.Surname : EvidenceKind.Date;
        if (words.Contains("first") && (words.Contains("surname") || words.Contains("last"))) return EvidenceKind.FullName;
        if (words.Exists(w => Words.TryGetValue(w, out EvidenceKind k) && k == EvidenceKind.Ignored)) return EvidenceKind.Ignored;
        EvidenceKind? found = null;
        foreach (string word in words)
        {
            if (!Words.TryGetValue(word, out EvidenceKind kind)) continue;
            // "name" alone says little: company_name, first name
            if (found is null or EvidenceKind.FullName || kind is EvidenceKind.Email) found = kind;
        }
        return found;
    }

    /// <summary>Whether the name holds a word.</summary>
    public static bool Has(string name, string word) => Split(name).Contains(word);

    private static List<string> Split(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool end = i == name.Length || !char.IsLetter(name[i]);
            bool hump = !end && i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!end && !hump) continue;
            if (i > start) words.Add(name[start..i].ToLowerInvariant());
            start = hump ? i : i + 1;
        }
        return words;
    }

    private static void Add(EvidenceKind kind, string words)
    {
        foreach (string word in words.Split(' ')) Words[word] = kind;
    }
}
