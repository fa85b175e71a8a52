using CrmHygiene.Core.Standards.Formats;
using CrmHygiene.Core.Standards.Privacy;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Standards.Text;
using CrmHygiene.Core.Values;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Core.Contacts.Checking;

/// <summary>What the values of one column come to.</summary>
/// <param name="column">The column.</param>
/// <param name="stated">What the policy says of it; null for nothing.</param>
/// <param name="country">The country of contacts that name none, or null.</param>
internal sealed class ColumnTally(ContactColumn column, PolicyField? stated = null, string? country = null)
{
    private const int MostShown = 20;
    private readonly FieldFormat? _format = stated is null ? null : FieldFormat.Of(stated);
    private readonly DateOrderDetector _dates = new();
    private readonly NumberStyleDetector _numbers = new();
    private readonly TypeGuess _guess = new();
    private readonly List<ImportBadValue> _bad = [];
    private readonly long[] _sensitive = new long[Enum.GetValues<SensitiveKind>().Length];
    private readonly long[] _sensitiveLine = new long[Enum.GetValues<SensitiveKind>().Length];
    private long _mojibake;
    private long _mojibakeLine;
    private long _invisible;
    private long _formulas;
    private long _otherCalendar;

    public long Filled { get; private set; }

    public long Bad { get; private set; }

    public IReadOnlyList<ImportBadValue> BadValues => _bad;

    public DateOrder DateOrder => IsDate ? _dates.Order : DateOrder.Unknown;

    public NumberStyle NumberStyle => IsNumber ? _numbers.Style : NumberStyle.Unknown;

    public long Ambiguous => IsDate && _dates.Order == DateOrder.Unknown && column.DateOrder == DateOrder.Unknown ? _dates.AmbiguousCount
        : IsNumber && _numbers.Style == NumberStyle.Unknown ? _numbers.AmbiguousCount : 0;

    /// <summary>Whether the values hold what no list should.</summary>
    public bool IsSpecial => SensitiveText.OfHeader(column.Header) != SensitiveKind.None || _sensitive.Skip(1).Any(n => n > 0);

    /// <summary>The type of the values: the field's, else what nearly all of them are.</summary>
    public string Type => Filled == 0 ? "Empty"
        : ContactFields.IsEmail(column.Field) ? "Email"
        : ContactFields.IsPhone(column.Field) ? "Phone"
        : column.Field == ContactField.Website ? "Url"
        : ContactFields.KindOf(column.Field) is var kind and not FieldKind.Text ? kind.ToString()
        : column.Field == ContactField.None ? _guess.Type(Filled) : "Text";

    private bool IsDate => Type == "Date";

    private bool IsNumber => Type is "Number" or "Percent";

    public void Add(Contact contact, int index)
    {
        string text = contact.GetText(index);
        if (string.IsNullOrWhiteSpace(text)) return;
        long line = contact.GetLine();
        Filled++;
        text = text.Trim();
        if (column.Field == ContactField.None || ContactFields.KindOf(column.Field) == FieldKind.Date) _dates.Add(text);
        if (column.Field == ContactField.None || ContactFields.KindOf(column.Field) == FieldKind.Number) _numbers.Add(text);
        if (column.Field == ContactField.None) _guess.Add(text, line);
        if (OtherCalendar.IsDate(text) && (ContactFields.KindOf(column.Field) == FieldKind.Date || column.Field == ContactField.None)) _otherCalendar++;
        if ((Problem(contact, index, text) ?? Stated(contact, text)) is { } problem) Report(line, text, problem);
        else if (Mojibake.TryRepair(text, out _))
        {
            if (_mojibake++ == 0) _mojibakeLine = line;
            Report(line, text, "Mojibake");
        }
        foreach (char c in text)
        {
            if (!char.IsControl(c) && c is not ('\u200b' or '\ufeff' or '\u00ad') || c is '\n' or '\r' or '\t') continue;
            _invisible++;
            break;
        }
        if (FormulaText.Runs(text)) _formulas++;
        SensitiveKind kind = SensitiveText.Find(text, column.Header, column.Field);
        if (kind != SensitiveKind.None && _sensitive[(int)kind]++ == 0) _sensitiveLine[(int)kind] = line;
    }

    /// <summary>The values that are not of the type nearly all others are; known at the end only.</summary>
    public void Complete()
    {
        if (column.Field != ContactField.None) return;
        (long misses, IReadOnlyList<(long Line, string Value)> first) = _guess.Misses(Filled);
        Bad += misses;
        foreach ((long line, string value) in first)
            if (_bad.Count < MostShown) _bad.Add(new ImportBadValue(line, value, $"Not{Type}"));
    }

    public IEnumerable<string> Notices()
    {
        if (IsDate && _dates.IsContradictory) yield return $"Some dates are day-first ({_dates.DayFirstCount}), others month-first ({_dates.MonthFirstCount}): {_dates.AmbiguousCount} that could be both are not read.";
        else if (IsDate && Ambiguous > 0) yield return $"{Ambiguous} dates could be day-first or month-first, and no value decides: they are not read. Ask for an export with ISO dates, or with a day above 12.";
        if (IsNumber && _numbers.IsContradictory) yield return $"Some numbers have a decimal point ({_numbers.DotCount}), others a decimal comma ({_numbers.CommaCount}): they are not normalised.";
        if (_otherCalendar > 0) yield return $"{_otherCalendar} dates have a year of the Jalali or Hijri calendar: they are kept as text, not read as dates.";
        if (_mojibake > 0) yield return $"{Counted.Of(_mojibake, "value")} {Counted.Verb(_mojibake, "looks", "look")} like UTF-8 that was read as Windows-1252 (first at line {_mojibakeLine}): name -Encoding, or let Repair-CrmContact -Rule TextEncoding mend them.";
        if (_invisible > 0) yield return $"{Counted.Of(_invisible, "value")} {Counted.Verb(_invisible, "holds", "hold")} control or invisible characters.";
        if (_formulas > 0) yield return $"{Counted.Of(_formulas, "cell")} would run as {Counted.Verb(_formulas, "a formula", "formulas")} in a spreadsheet: export with -NeutralizeFormula for people.";
        SensitiveKind meant = SensitiveText.OfHeader(column.Header);
        if (meant != SensitiveKind.None) yield return $"The header says that the column holds {Word(meant)}: drop it with -Property unless the law lets you keep it.";
        for (int kind = 1; kind < _sensitive.Length; kind++)
            if (_sensitive[kind] > 0) yield return $"{Counted.Of(_sensitive[kind], "value")} {Counted.Verb(_sensitive[kind], "holds", "hold")} {Word((SensitiveKind)kind)} (first at line {_sensitiveLine[kind]}).";
    }

    private static string Word(SensitiveKind kind) => kind switch
    {
        SensitiveKind.CardNumber => "payment card numbers",
        SensitiveKind.BankAccount => "bank account numbers",
        SensitiveKind.NationalId => "national identification numbers",
        _ => "special-category data (GDPR Art. 9)",
    };

    private void Report(long line, string value, string problem)
    {
        Bad++;
        if (_bad.Count < MostShown) _bad.Add(new ImportBadValue(line, value, problem));
    }

    private string? Problem(Contact contact, int index, string text)
    {
        if (ContactFields.IsEmail(column.Field)) return EmailShape.IsAddress(text) || AreAddresses(text) ? null : "NotAnAddress";
        if (ContactFields.IsPhone(column.Field))
        {
            int digits = text.Count(char.IsDigit);
            return text.Contains('@', StringComparison.Ordinal) ? "AddressInPhone" : digits < 5 ? "NotANumber" : digits > 40 ? "TooManyDigits" : null;
        }
        switch (ContactFields.KindOf(column.Field))
        {
            case FieldKind.Date when contact.GetDate(index) is null:
                return OtherCalendar.IsDate(text) ? "JalaliOrHijriDate" : DateOrderDetector.Classify(text) == Evidence.Ambiguous ? "AmbiguousDate" : "NotADate";
            case FieldKind.Number when contact.GetNumber(index) is null:
                return NumberText.IsNumber(text, out _, out bool ambiguous, out _) ? ambiguous ? "AmbiguousNumber" : "NotAWholeNumber" : "NotANumber";
            case FieldKind.Boolean when contact.GetBoolean(index) is null:
                return "NeitherYesNorNo";
            default:
                return null;
        }
    }

    private string? Stated(Contact contact, string text)
    {
        if (stated is null) return null;
        if (stated.Values.Count > 0 && stated.ValueOf(text) is null) return "ValueNotListed";
        return _format?.Check(text, column, _format.NeedsCountry ? PhoneVerifier.RegionOf(contact) ?? country : null)?.Word;
    }

    private static bool AreAddresses(string text) =>
        text.AsSpan().IndexOfAny(';', ',') > 0 && text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(a => EmailShape.IsAddress(a));
}
