using System.Text;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>The words of a company's name that tell it from others: Shah Optics Pvt. Ltd. and Bhat &amp; Khan Pvt. Ltd. share none.</summary>
internal static class CompanyWords
{
    private const int LongestForm = 12;

    // As they stand after folding, single letters joined: S.r.l. and S. R. L. are both srl.
    private static readonly HashSet<ulong> Forms = new[]
    {
        "ag", "gmbh", "ggmbh", "kg", "kgaa", "ohg", "gbr", "ug", "mbh", "ek", "ev", "eg", "co", "se", "ltd", "limited", "plc", "llp", "llc", "lp", "inc", "incorporated", "corp", "corporation",
        "company", "pty", "pvt", "private", "pte", "sdn", "bhd", "pllc", "pc", "bv", "nv", "vof", "cv", "cvba", "bvba", "sa", "sas", "sasu", "sarl", "eurl", "sci", "snc", "sca", "sl", "slu", "sau",
        "srl", "spa", "ltda", "eireli", "lda", "as", "aps", "is", "ab", "oy", "oyj", "asa", "hf", "ehf", "spzoo", "zoo", "sro", "kft", "zrt", "nyrt", "bt", "doo", "dd", "sp", "ooo", "zao", "oao", "pao", "eood", "ood",
        "uab", "ou", "sia", "sti", "kk", "gk", "fze", "fzco", "wll", "ksc", "pjsc", "jsc", "tov",
    }.Select(f => Hash64.Of(Encoding.ASCII.GetBytes(f))).ToHashSet();

    /// <summary>The length of a folded name without the legal forms at its end; a name that is nothing else stays whole.</summary>
    public static int StripLegalForms(ReadOnlySpan<byte> name)
    {
        int length = name.Length;
        Span<byte> form = stackalloc byte[LongestForm];
        while (true)
        {
            int start = name[..length].LastIndexOf((byte)' ');
            if (start <= 0) return length;
            // the single letters that end the name are one word
            if (length - start == 2)
                while (start >= 2 && name[start - 2] == (byte)' ') start -= 2;
            if (length - start - 1 > LongestForm) return length;
            int count = 0;
            foreach (byte b in name[(start + 1)..length])
                if (b != (byte)' ') form[count++] = b;
            if (!Forms.Contains(Hash64.Of(form[..count]))) return length;
            length = start;
        }
    }
}
