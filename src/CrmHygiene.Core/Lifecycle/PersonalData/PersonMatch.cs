using System.Globalization;
using CrmHygiene.Core.Lifecycle.Suppression;

namespace CrmHygiene.Core.Lifecycle.PersonalData;

/// <summary>Recognises a person by an e-mail address, and by the ids of records that have it.</summary>
internal sealed class PersonMatch(string address)
{
    private readonly string[] _forms = FormsOf(address);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public string Address => address;

    /// <summary>Notes the id of a record that is the person's.</summary>
    public void AddId(Contact contact)
    {
        if (contact.GetText(ContactField.Id) is { Length: > 0 } id) _ids.Add(id);
    }

    /// <summary>Whether a key of the journal or a plan is the person's.</summary>
    public bool IsKey(string key) => key.Length > 0 && (_ids.Contains(key) || (SuppressionAddress.TryNormalize(key, out string normal) && normal == address));

    /// <summary>Whether a record is the person's, by any of its addresses.</summary>
    public bool IsRecord(Contact contact) => SuppressionList.Addresses(contact).Any(a => SuppressionAddress.TryNormalize(a, out string normal) && normal == address);

    /// <summary>Whether a text has the address in it, not as a part of a longer one.</summary>
    public bool IsMentioned(string text) => Array.Exists(_forms, f => IsMentioned(text, f));

    // An international domain stands in files as people write it, or as A-labels.
    private static string[] FormsOf(string address)
    {
        int at = address.LastIndexOf('@');
        if (!address.Contains("xn--", StringComparison.Ordinal)) return [address];
        try
        {
            return [address, address[..(at + 1)] + new IdnMapping { AllowUnassigned = true }.GetUnicode(address[(at + 1)..])];
        }
        catch (ArgumentException)
        {
            return [address];
        }
    }

    private static bool IsMentioned(string text, string address)
    {
        for (int at = text.IndexOf(address, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + address.Length;
            bool starts = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '%' or '+' or '-');
            bool ends = end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '-' || (text[end] == '.' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])));
            if (starts && ends) return true;
        }
        return false;
    }
}
