using System.Runtime.InteropServices;
using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Core.Standards.Privacy;

/// <summary>
/// Looks through all columns of contacts one after the other. Most values have few digits and stand many times in a list
/// (stages, owners), so what was seen is remembered by its hash. Not thread-safe.
/// </summary>
internal sealed class SensitiveScan
{
    private const int MostRemembered = 16 * 1024;
    private readonly Dictionary<ulong, SensitiveKind> _seen = [];
    private ContactLayout? _layout;
    private Contact? _contact;
    private bool[] _words = [];
    private bool[] _ids = [];
    private bool[] _searched = [];
    private bool[] _named = [];
    private SensitiveKind[] _found = [];

    /// <summary>What each column holds; the array is good until the next contact.</summary>
    public SensitiveKind[] Of(Contact contact)
    {
        if (ReferenceEquals(contact, _contact)) return _found;
        _contact = contact;
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(layout, _layout)) Prepare(layout);
        for (int i = 0; i < _found.Length; i++) _found[i] = _searched[i] ? Look(contact, i) : SensitiveKind.None;
        return _found;
    }

    /// <summary>Forgets the contact looked at last: it may have changed since.</summary>
    public void Reset() => _contact = null;

    private SensitiveKind Look(Contact contact, int column)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw))
        {
            if (raw.Length < 4 || !MayHold(raw, column)) return SensitiveKind.None;
            ulong hash = 14695981039346656037 ^ (uint)column;
            foreach (byte b in raw) hash = (hash ^ b) * 1099511628211;
            ref SensitiveKind remembered = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, hash, out bool known);
            if (known) return remembered;
            SensitiveKind kind = Find(contact, column);
            remembered = kind;
            if (_seen.Count > MostRemembered) _seen.Clear();
            return kind;
        }
        return Find(contact, column);
    }

    // Most numbers of a list are ids, which are neither accounts (letters) nor cards (13 digits or more) nor searched for national numbers.
    private bool MayHold(ReadOnlySpan<byte> raw, int column)
    {
        if (_words[column]) return true;
        int digits = 0, capitals = 0;
        foreach (byte b in raw)
        {
            if ((uint)(b - '0') <= 9) digits++;
            else if ((uint)(b - 'A') <= 'Z' - 'A') capitals++;
        }
        return digits >= (_ids[column] ? capitals >= 2 ? 10 : 13 : 6);
    }

    private SensitiveKind Find(Contact contact, int column)
    {
        ContactColumn described = contact.GetLayout().Columns[column];
        return SensitiveText.Find(contact.GetText(column), _named[column] ? described.Header : string.Empty, described.Field);
    }

    private void Prepare(ContactLayout layout)
    {
        _layout = layout;
        _seen.Clear();
        int count = layout.Columns.Count;
        _words = new bool[count];
        _ids = new bool[count];
        _searched = new bool[count];
        _named = new bool[count];
        _found = new SensitiveKind[count];
        for (int i = 0; i < count; i++)
        {
            ContactField field = layout.Columns[i].Field;
            _words[i] = field is ContactField.None or ContactField.Notes or ContactField.Tags;
            _ids[i] = field is ContactField.Id or ContactField.CustomerNumber;
            _searched[i] = ContactFields.KindOf(field) == FieldKind.Text && !ContactFields.IsPhone(field) && !ContactFields.IsEmail(field);
            _named[i] = SensitiveText.OfHeader(layout.Columns[i].Header) != SensitiveKind.None;
        }
    }
}
