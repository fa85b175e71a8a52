using System.Collections.Frozen;

namespace CrmHygiene.Core.Standards.Companies;

/// <summary>Legal forms of companies as they are written in their countries.</summary>
internal static class LegalForms
{
    /// <summary>The most words one form has.</summary>
    public const int MaxWords = 6;

    /// <summary>How a form is written, by its words in small letters, dots kept where they tell forms apart.</summary>
    public static readonly FrozenDictionary<string, string> ByKey = Build();

    /// <summary>Forms that are also words or abbreviations of a name: written in capitals or not, they stay as found.</summary>
    public static readonly FrozenSet<string> AlsoWords = new[] { "as", "co", "is", "spa", "se", "sa", "ab", "ag", "sas", "kg", "lp", "sca", "ad", "bv", "nv", "oy", "kk", "ou", "ug", "pc", "snc", "ltda" }.ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Build()
    {
        string[] written =
        [
            "GmbH", "G.m.b.H.=GmbH", "gGmbH", "GmbH & Co. KG", "GmbH & Co KG=GmbH & Co. KG", "GmbH & Co.KG=GmbH & Co. KG", "GmbH u. Co. KG=GmbH & Co. KG", "GmbH und Co. KG=GmbH & Co. KG",
            "AG", "AG & Co. KG", "AG & Co. KGaA", "SE & Co. KGaA", "KGaA", "KG", "OHG", "GbR", "UG", "UG (haftungsbeschränkt)", "e.K.", "e. K.=e.K.", "e.V.", "e. V.=e.V.", "eG", "mbH", "PartGmbB",
            "Ltd", "Ltd.", "Limited", "PLC", "plc=PLC", "LLP", "LLC", "L.L.C.=LLC", "LP", "L.P.", "Inc", "Inc.", "Incorporated", "Corp", "Corp.", "Corporation", "Co., Ltd.", "Co. Ltd.=Co., Ltd.", "Co Ltd",
            "Pty Ltd", "Pty Ltd.=Pty Ltd", "Pty. Ltd.=Pty Ltd", "Pvt Ltd", "Pvt. Ltd.=Pvt Ltd", "Pvt Ltd.=Pvt Ltd", "Private Limited", "Pte Ltd", "Pte. Ltd.=Pte Ltd", "Sdn Bhd", "Sdn. Bhd.=Sdn Bhd", "Bhd",
            "PLLC", "P.C.", "PC",
            "B.V.", "BV", "N.V.", "NV", "V.O.F.", "VOF", "C.V.", "CVBA", "BVBA",
            "S.A.", "SA", "S.A.S.", "SAS", "SASU", "SARL", "S.A.R.L.=SARL", "S.à r.l.", "S.à.r.l.=S.à r.l.", "Sàrl", "EURL", "SCI", "SNC", "S.C.A.", "SCA",
            "S.L.", "SL", "S.L.U.", "SLU", "S.A.U.", "S.A. de C.V.", "SA de CV", "S. de R.L. de C.V.", "S.R.L.=S.r.l.", "S.r.l.", "Srl", "S.p.A.", "SpA", "S.a.s.", "S.n.c.", "Ltda", "Ltda.", "EIRELI", "Lda", "Lda.",
            "A/S", "ApS", "I/S", "AB", "Oy", "Oyj", "AS", "ASA", "hf.", "ehf.",
            "Sp. z o.o.", "Sp. z o. o.=Sp. z o.o.", "Sp.z o.o.=Sp. z o.o.", "Sp z o.o.=Sp. z o.o.", "S.A", "s.r.o.", "s. r. o.=s.r.o.", "spol. s r.o.", "a.s.", "v.o.s.", "k.s.", "Kft.", "Kft", "Zrt.", "Nyrt.", "Bt.",
            "d.o.o.", "d. o. o.=d.o.o.", "d.d.", "OOO", "ООО", "ЗАО", "ОАО", "ПАО", "EOOD", "OOD", "UAB", "OÜ", "SIA", "A.Ş.", "Ltd. Şti.", "San. ve Tic. A.Ş.",
            "K.K.", "KK", "G.K.", "S.E.", "SE", "FZE", "FZCO", "FZ-LLC", "WLL", "W.L.L.", "KSC", "PJSC", "JSC",
        ];
        Dictionary<string, string> forms = new(StringComparer.Ordinal);
        foreach (string entry in written)
        {
            int equals = entry.IndexOf('=', StringComparison.Ordinal);
            forms.TryAdd((equals < 0 ? entry : entry[..equals]).ToLowerInvariant(), equals < 0 ? entry : entry[(equals + 1)..]);
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
