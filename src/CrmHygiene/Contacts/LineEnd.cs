using System.Text;

namespace CrmHygiene;

/// <summary>
/// How a row ends where it ends otherwise than its list does, in one byte: up to four line breaks of two bits each, so
/// that blank lines below a row are kept too. 0 is the end the list's rows have.
/// </summary>
internal static class LineEnd
{
    private const int MostBreaks = 4;

    /// <summary>The code of line breaks; those beyond the fourth are left out.</summary>
    /// <param name="breaks">CR and LF only.</param>
    public static byte Of(ReadOnlySpan<byte> breaks)
    {
        int code = 0, count = 0;
        for (int i = 0; i < breaks.Length && count < MostBreaks; count++)
        {
            bool both = breaks[i] == (byte)'\r' && i + 1 < breaks.Length && breaks[i + 1] == (byte)'\n';
            code |= (both ? 1 : breaks[i] == (byte)'\n' ? 2 : 3) << (2 * count);
            i += both ? 2 : 1;
        }
        return (byte)code;
    }

    /// <summary>The line breaks of a code.</summary>
    /// <param name="code">Not 0.</param>
    public static string TextOf(byte code)
    {
        var text = new StringBuilder(2 * MostBreaks);
        for (int rest = code; rest != 0; rest >>= 2) text.Append((rest & 3) switch { 1 => "\r\n", 2 => "\n", _ => "\r" });
        return text.ToString();
    }
}
