using System.Runtime.InteropServices;
using System.Text;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Standards.Privacy;

/// <summary>
/// Looks through all columns of contacts one after the other. Most values have few digits and stand many times in a list
/// (stages, owners), so what was seen is remembered by its hash. Not thread-safe.
/// </summary>
internal sealed class SensitiveScan
{
    private const int MostRemembered = 16 * 1024;
    private const int MostSearchedAtOnce = 512;
    private readonly Dictionary<ulong, SensitiveKind> _seen = [];
    private readonly PerLayout<Searched[]> _columns = new(layout => [.. layout.Columns.Select(c => new Searched(c))]);
    private Contact? _contact;
    private SensitiveKind[] _found = [];

    /// <summary>What each column holds; the array is good until the next contact.</summary>
    public SensitiveKind[] Of(Contact contact)
    {
        if (ReferenceEquals(contact, _contact)) return _found;
        _contact = contact;
        Searched[] columns = _columns.Of(contact.GetLayout());
        if (_found.Length != columns.Length) _found = new SensitiveKind[columns.Length];
        for (int i = 0; i < _found.Length; i++) _found[i] = columns[i].IsSearched ? Look(contact, i, columns[i]) : SensitiveKind.None;
        return _found;
    }

    /// <summary>Forgets the contact looked at last: it may have changed since.</summary>
    public void Reset() => _contact = null;

    private SensitiveKind Look(Contact contact, int column, Searched searched)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw)) return Look(contact, column, searched, raw);
        Span<byte> buffer = stackalloc byte[MostSearchedAtOnce];
        return Encoding.UTF8.TryGetBytes(contact.GetText(column), buffer, out int length) ? Look(contact, column, searched, buffer[..length]) : Find(contact, column, searched);
    }

    private SensitiveKind Look(Contact contact, int column, Searched searched, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 4 || !searched.MayHold(utf8)) return SensitiveKind.None;
        ulong hash = searched.Seed;
        foreach (byte b in utf8) hash = (hash ^ b) * 1099511628211;
        ref SensitiveKind remembered = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, hash, out bool known);
        if (known) return remembered;
        SensitiveKind kind = Find(contact, column, searched);
        remembered = kind;
        if (_seen.Count > MostRemembered) _seen.Clear();
        return kind;
    }

    private static SensitiveKind Find(Contact contact, int column, Searched searched) => SensitiveText.Find(contact.GetText(column), searched.Header, searched.Field);

    /// <summary>How one column is searched.</summary>
    private sealed class Searched
    {
        private readonly bool _words;
        private readonly bool _isId;

        public Searched(ContactColumn column)
        {
            Field = column.Field;
            _words = Field is ContactField.None or ContactField.Notes or ContactField.Tags;
            _isId = Field is ContactField.Id or ContactField.CustomerNumber;
            IsSearched = ContactFields.KindOf(Field) == FieldKind.Text && !ContactFields.IsPhone(Field) && !ContactFields.IsEmail(Field);
            Header = SensitiveText.OfHeader(column.Header) != SensitiveKind.None ? column.Header : string.Empty;
            // What is found depends on the field and the header too.
            Seed = (14695981039346656037 ^ (uint)Field) * 1099511628211;
            foreach (char c in Header) Seed = (Seed ^ c) * 1099511628211;
        }

        public ContactField Field { get; }
        public bool IsSearched { get; }

        /// <summary>The header where it says that something sensitive is meant, else empty.</summary>
        public string Header { get; }

        /// <summary>Where the hash of a value begins.</summary>
        public ulong Seed { get; }

        // Most numbers of a list are ids, which are neither accounts (letters) nor cards (13 digits or more) nor searched for national numbers.
        public bool MayHold(ReadOnlySpan<byte> utf8)
        {
            if (_words) return true;
            int digits = 0, capitals = 0;
            foreach (byte b in utf8)
            {
                if ((uint)(b - '0') <= 9) digits++;
                else if ((uint)(b - 'A') <= 'Z' - 'A') capitals++;
            }
            return digits >= (!_isId ? 6 : capitals >= 2 ? 10 : 13);
        }
    }
}
