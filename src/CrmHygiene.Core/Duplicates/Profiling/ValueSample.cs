using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>What a sample of the distinct values of a column looks like.</summary>
internal sealed record ValueSample
{
    public double Emails { get; private init; }
    public double Dates { get; private init; }
    public double Numeric { get; private init; }
    public double Phones { get; private init; }
    public double Letters { get; private init; }
    public double Words { get; private init; }
    public double Length { get; private init; }
    public bool LooksLikePeople { get; private init; }
    public DateOrder DateOrder { get; private init; }

    public static ValueSample Take(TextPool pool, int size)
    {
        int step = Math.Max(1, (pool.Count - 1) / size);
        int n = 0, emails = 0, dates = 0, numeric = 0, phones = 0, dayFirst = 0, monthFirst = 0, people = 0, known = 0;
        double letters = 0, words = 0, length = 0;
        byte[] folded = new byte[4096];
        Span<byte> digits = stackalloc byte[8];
        for (int code = 1; code < pool.Count; code += step)
        {
            ReadOnlySpan<byte> value = pool[code];
            if (value.Length > 1000) value = value[..1000];
            n++;
            int digitCount = 0, letterCount = 0;
            foreach (byte b in value)
            {
                if (b is >= (byte)'0' and <= (byte)'9') digitCount++;
                else if (b >= 0x80 || (b | 0x20) is >= 'a' and <= 'z') letterCount++;
            }
            if (value.IndexOf((byte)'@') > 0) emails++;
            if (DateDigits.TryRead(value, DateOrder.Unknown, digits)) dates += PlausibleDate(digits) ? 1 : 0;
            if (value.Length > 5 && value[2] is (byte)'/' or (byte)'.' or (byte)'-' && value[5] == value[2])
            {
                if (Two(value) > 12) dayFirst++;
                if (Two(value[3..]) > 12) monthFirst++;
            }
            if (letterCount == 0 && digitCount > 0) numeric++;
            if (letterCount == 0 && digitCount is >= 7 and <= 15 && (digitCount < value.Length || value[0] == (byte)'0')) phones++;
            letters += letterCount / (double)Math.Max(1, letterCount + digitCount);
            length += value.Length;
            ReadOnlySpan<byte> plain = folded.AsSpan(0, Fold.Apply(value, folded, default));
            int tokens = plain.Count((byte)' ') + 1;
            words += tokens;
            if (digitCount == 0 && tokens is 2 or 3) people++;
            int cut = plain.IndexOf((byte)' ');
            if (cut > 0 && (Nicknames.GroupOf(plain[..cut]) != 0 || Nicknames.GroupOf(plain[(plain.LastIndexOf((byte)' ') + 1)..]) != 0)) known++;
        }
        double d = Math.Max(1, n);
        return new ValueSample
        {
            Emails = emails / d, Dates = dates / d, Numeric = numeric / d, Phones = phones / d, Letters = letters / d, Words = words / d, Length = length / d,
            LooksLikePeople = known / d > 0.12 && people / d > 0.4 || people / d > 0.85 && words / d < 3,
            DateOrder = monthFirst > dayFirst ? DateOrder.MonthFirst : dayFirst > 0 ? DateOrder.DayFirst : DateOrder.Unknown,
        };
    }

    private static bool PlausibleDate(ReadOnlySpan<byte> digits) => digits[0] is (byte)'1' or (byte)'2' && digits[4] <= (byte)'1' && digits[6] <= (byte)'3';

    private static int Two(ReadOnlySpan<byte> text) => text.Length < 2 ? 0 : (text[0] - '0') * 10 + text[1] - '0';
}
