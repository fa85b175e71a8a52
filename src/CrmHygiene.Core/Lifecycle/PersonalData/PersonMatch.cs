using System.Globalization;
using CrmHygiene.Core.Lifecycle.Suppression;

namespace CrmHygiene.Core.Lifecycle.PersonalData;

/// <summary>
/// Recognises a person by an e-mail address, and by the ids of records that have it: an id is the person's in the list it
/// stands in, and may be anybody's in another.
/// </summary>
internal sealed class PersonMatch(string address)
{
    private readonly string[] _forms = FormsOf(address);
    private readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.Ordinal);

    public string Address => address;

    /// <summary>Notes the id of a record that is the person's.</summary>
    /// <param name="contact">The record.</param>
    /// <param name="path">The list it stands in.</param>
    public void AddId(Contact contact, string path)
    {
        if (contact.GetText(ContactField.Id) is not { Length: > 0 } id) return;
        if (!_ids.TryGetValue(id, out HashSet<string>? lists)) _ids[id] = lists = new(StringComparer.Ordinal);
        lists.Add(path);
    }

    /// <summary>Whether a text is an id of the person's in some list.</summary>
    public bool HasId(string key) => _ids.ContainsKey(key);

    /// <summary>Whether a text is an id of the person's in one of the lists that a test lets pass.</summary>
    public bool IsId(string key, Func<string, bool> isList) => _ids.TryGetValue(key, out HashSet<string>? lists) && lists.Any(isList);

    /// <summary>Whether a text is the person's address and nothing else.</summary>
    public bool IsAddress(string text) => SuppressionAddress.TryNormalize(text, out string normal) && normal == address;

    /// <summary>Whether a record is the person's, by any of its addresses.</summary>
    public bool IsRecord(Contact contact) => SuppressionList.Addresses(contact).Any(IsAddress);

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
