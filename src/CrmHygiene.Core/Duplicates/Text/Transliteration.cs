namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>Letters of other alphabets in Latin ones, as people write names (simplified BGN/PCGN and ISO 233 without diacritics).</summary>
internal static class Transliteration
{
    private static readonly Dictionary<int, string> Map = Build();

    public static bool TryGet(int rune, out string latin) => Map.TryGetValue(rune, out latin!);

    private static Dictionary<int, string> Build()
    {
        Dictionary<int, string> map = new();
        Add(map, "ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ n ĸ k ŧ t ə e");
        Add(map, "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya є ye і i ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѕ dz");
        Add(map, "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o");
        Add(map, "ا a ب b پ p ت t ث s ج j چ ch ح h خ kh د d ذ z ر r ز z ژ zh س s ش sh ص s ض z ط t ظ z ع a غ gh ف f ق q ک k ك k گ g ل l م m ن n و v ه h ة h ی y ي y ى a ء a");
        Add(map, "א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ ts ץ ts ק k ר r ש sh ת t");
        // soft and hard signs have no letter of their own
        map['ь'] = string.Empty;
        map['ъ'] = string.Empty;
        return map;
    }

    private static void Add(Dictionary<int, string> map, string pairs)
    {
        string[] parts = pairs.Split(' ');
        for (int i = 0; i + 1 < parts.Length; i += 2) map[parts[i][0]] = parts[i + 1];
    }
}
