using System.Text;
using CrmHygiene.Core.Contacts.VCards;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>The cards of a .vcf file; the columns are those of all cards, so the file is read twice.</summary>
internal sealed class VCardTable : ListTable
{
    private readonly string _path;
    private readonly Encoding _encoding;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _headers = [];
    private readonly long _binaries;

    private VCardTable(string path, Encoding encoding)
    {
        _path = path;
        _encoding = encoding;
        long binaries = 0;
        // Fields in the order a person expects, whatever the order in the first card.
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        List<string> order = [];
        foreach (VCard card in Cards(_ => { }).Where(c => !c.IsBroken))
            binaries += VCardFields.Read(card, (name, _) =>
            {
                if (found.Add(name)) order.Add(name);
            });
        IEnumerable<string> standard = ContactFields.All.Select(ContactFields.NameOf).Where(found.Contains);
        foreach (string name in standard.Concat(order).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _columns[name] = _headers.Count;
            _headers.Add(name);
        }
        _binaries = binaries;
        if (_headers.Count == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The file '{path}' holds no vCard with a property.");
    }

    public override ContactFormat Format => ContactFormat.VCard;

    public override IReadOnlyList<string> Headers => _headers;

    public override IReadOnlyList<string> Notices => _binaries == 0 ? [] : [$"{_binaries} pictures, sounds or keys of the vCards were left out."];

    public static VCardTable Open(string path, string? encodingName)
    {
        Encoding encoding = new UTF8Encoding(false);
        if (encodingName is not null && !Encodings.TryGet(encodingName, out encoding))
            throw new ContactFileException(ContactFileProblem.UnknownEncoding, path, $"The encoding '{encodingName}' is not known. Examples: {string.Join(", ", Encodings.Names)}.");
        if (encodingName is null)
        {
            using FileStream stream = ContactFileStream.Open(path);
            byte[] sample = new byte[(int)Math.Min(stream.Length, 256 * 1024)];
            stream.ReadExactly(sample);
            encoding = Encodings.Detect(sample, out _, sample.Length == stream.Length);
        }
        return new VCardTable(path, encoding);
    }

    public override IEnumerable<ListRow> Rows(Action<long> progress)
    {
        foreach (VCard card in Cards(progress))
        {
            if (card.IsBroken)
            {
                yield return new ListRow(card.Line, []) { Problem = "BrokenCard", Message = "The card is not closed, or a line of it is no property.", Raw = card.Raw };
                continue;
            }
            string?[] values = new string?[_headers.Count];
            VCardFields.Read(card, (name, text) =>
            {
                ref string? value = ref values[_columns[name]];
                value = value is null || value == text ? text : value + ";" + text;
            });
            yield return new ListRow(card.Line, values);
        }
    }

    private IEnumerable<VCard> Cards(Action<long> progress)
    {
        using FileStream stream = ContactFileStream.Open(_path);
        using var reader = new StreamReader(stream, _encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        foreach (VCard card in new VCardReader(reader).Read())
        {
            yield return card;
            progress(stream.Position);
        }
    }
}
