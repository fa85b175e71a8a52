using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Decides from all values of a column that is no standard field whether they are numbers, percentages or dates. Not thread-safe.</summary>
internal sealed class OwnColumn
{
    // What such a column holds are names for things, however much they look like numbers.
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "id", "ids", "uid", "uuid", "guid", "key", "keys", "ref", "reference", "referenz", "nr", "no", "num", "number", "numbers", "nummer", "numero", "nummero", "code", "codes", "kode", "codigo",
        "phone", "phones", "tel", "telephone", "telefon", "telefono", "telefoon", "mobile", "mobil", "mobiel", "movil", "cell", "fax", "zip", "plz", "postal", "postcode", "postleitzahl", "cap", "pin", "ip",
        "vat", "ust", "tva", "btw", "iban", "bic", "account", "konto", "compte", "cuenta", "rekening", "version", "sku", "ean", "isbn", "serial", "hash", "extension", "durchwahl", "segment", "segments", "list", "lists",
        "کد", "شماره", "تلفن", "موبایل", "شناسه", "رقم", "هاتف", "جوال", "رمز", "معرف",
    };

    // Kundennummer, Telefoonnummer: words are written together in some languages.
    private static readonly string[] CodeEndings = ["nummer", "number", "telefon", "telefoon", "phone", "postleitzahl", "code", "konto"];

    private readonly long[] _counts = new long[(int)OwnValue.Other + 1];
    private readonly bool _isCode;

    public OwnColumn(string header)
    {
        string[] words = HeaderText.Words(header);
        _isCode = Array.Exists(words, w => Codes.Contains(w) || Array.Exists(CodeEndings, e => w.EndsWith(e, StringComparison.Ordinal)));
    }

    /// <summary>Whether a value speaks against anything but text.</summary>
    public bool IsText => _counts[(int)OwnValue.Other] > 0;

    public void Add(OwnValue value) => _counts[(int)value]++;

    /// <summary>Whether the values so far agree and some are not in the form that all locales read.</summary>
    public bool IsPromising => !IsText && Sum(OwnValue.Dot, OwnValue.Digits) + Sum(OwnValue.PercentForm, OwnValue.PercentAmbiguous) + Sum(OwnValue.DateClear, OwnValue.DateAmbiguous) > 0;

    /// <summary>The column with what its values are; the column itself where they differ or leave a doubt.</summary>
    public ContactColumn Apply(ContactColumn column)
    {
        long filled = Sum(OwnValue.Plain, OwnValue.Other);
        if (filled == 0 || IsText) return column;
        if (Sum(OwnValue.Plain, OwnValue.Digits) == filled) return Numbers(column);
        if (Sum(OwnValue.PercentPlain, OwnValue.PercentAmbiguous) == filled) return Percentages(column);
        return Sum(OwnValue.DateIso, OwnValue.DateAmbiguous) == filled ? Dates(column) : column;
    }

    private ContactColumn Numbers(ContactColumn column)
    {
        long dots = Sum(OwnValue.Point, OwnValue.Dot);
        // Groups alone decide nothing: phone numbers are written so, too.
        bool comma = _counts[(int)OwnValue.Comma] > 0;
        if (_isCode || dots > 0 == comma || (dots > 0 && _counts[(int)OwnValue.DotGroups] > 0)) return column;
        return column with { Content = ColumnContent.Number, NumberStyle = comma ? NumberStyle.CommaDecimal : NumberStyle.DotDecimal };
    }

    private ContactColumn Percentages(ContactColumn column)
    {
        bool dots = _counts[(int)OwnValue.PercentPoint] + _counts[(int)OwnValue.PercentDot] > 0;
        bool commas = _counts[(int)OwnValue.PercentComma] > 0;
        if ((dots && commas) || (!dots && !commas && _counts[(int)OwnValue.PercentAmbiguous] > 0)) return column;
        return column with { Content = ColumnContent.Percent, NumberStyle = dots ? NumberStyle.DotDecimal : commas ? NumberStyle.CommaDecimal : NumberStyle.Unknown };
    }

    private ContactColumn Dates(ContactColumn column)
    {
        bool day = _counts[(int)OwnValue.DateDayFirst] > 0, month = _counts[(int)OwnValue.DateMonthFirst] > 0;
        if ((day && month) || (!day && !month && _counts[(int)OwnValue.DateAmbiguous] > 0)) return column;
        return column with { Content = ColumnContent.Date, DateOrder = day ? DateOrder.DayFirst : month ? DateOrder.MonthFirst : DateOrder.Unknown };
    }

    private long Sum(OwnValue first, OwnValue last)
    {
        long sum = 0;
        for (int i = (int)first; i <= (int)last; i++) sum += _counts[i];
        return sum;
    }
}
