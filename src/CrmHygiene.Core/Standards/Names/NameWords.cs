using System.Collections.Frozen;

namespace CrmHygiene.Core.Standards.Names;

/// <summary>Words of personal names whose case does not follow from their letters.</summary>
internal static class NameWords
{
    /// <summary>Particles that stay small before a family name.</summary>
    public static readonly FrozenSet<string> Particles = Set(
        "af al ap av ben bin bint binti ibn da dal dalla das de dei del della delle delli dello den der des di do dos du el la le les lo los las " +
        "op 't ten ter te thoe van vande vanden vander vom von zu zum zur und auf uit in");

    /// <summary>Particles that are also given names or family names: at the front of a whole name they are those.</summary>
    public static readonly FrozenSet<string> GivenLike = Set("al ben bin della do lo in te und auf op");

    /// <summary>Particles that, as second words of a name, begin a compound one (van der, de la).</summary>
    public static readonly FrozenSet<string> Continuing = Set("der den de la las los het 't dem und zu");

    /// <summary>Words between names.</summary>
    public static readonly FrozenSet<string> Connectors = Set("and und et a/l a/p s/o d/o w/o c/o née né geb geb. bte");

    /// <summary>Vietnamese names: beside them Van, Le, Do, La and Di are names, not particles.</summary>
    public static readonly FrozenSet<string> Vietnamese = Set(
        "nguyen nguyễn tran trần pham phạm huynh huỳnh hoang hoàng phan dang đặng bui bùi duong dương ngo ngô thi thị ngoc ngọc quoc quốc minh vo võ vu vũ ho hồ ly lý truong trương");

    /// <summary>Names that follow Ben, Bin or Al as particles: Hebrew and Arabic.</summary>
    public static readonly FrozenSet<string> Semitic = Set(
        "gurion yehuda david ami zvi tzvi haim chaim shimon ari dov moshe yosef artzi hur shalom shitrit yishai eliezer barak zion porat gvir salah ali ammar yahia " +
        "fahd fahad saud rashid thani nahyan maktoum sabah khalifa assad sadat maliki hashimi jaber hussein hassan masri najjar khatib farsi hakim amin ghamdi harbi " +
        "qahtani otaibi shammari mutairi zahrani dosari shehri ansari baghdadi bashir sayed said nasser rahman aziz qasim qasimi mansoori suwaidi ketbi zaabi");

    /// <summary>Catalan names, between which a small i means "and".</summary>
    public static readonly FrozenSet<string> Catalan = Set(
        "mas puig gaudí gaudi cornet gavarró gavarro vila serra pujol soler ferrer roca casals ribas font pi carner prat riba companys jover macià macia rovira virgili sunyer folch torres ramon cajal");

    /// <summary>Degrees, honours and generations as they are written.</summary>
    public static readonly FrozenDictionary<string, string> Suffixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["jr"] = "Jr", ["sr"] = "Sr", ["phd"] = "PhD", ["ph.d"] = "Ph.D", ["md"] = "MD", ["m.d"] = "M.D", ["esq"] = "Esq", ["dds"] = "DDS", ["dmd"] = "DMD",
        ["mba"] = "MBA", ["cpa"] = "CPA", ["rn"] = "RN", ["dvm"] = "DVM", ["jd"] = "JD", ["j.d"] = "J.D", ["llm"] = "LLM", ["llb"] = "LLB", ["bsc"] = "BSc",
        ["msc"] = "MSc", ["meng"] = "MEng", ["beng"] = "BEng", ["dphil"] = "DPhil", ["edd"] = "EdD", ["psyd"] = "PsyD", ["pharmd"] = "PharmD", ["dba"] = "DBA",
        ["mph"] = "MPH", ["mfa"] = "MFA", ["obe"] = "OBE", ["cbe"] = "CBE", ["mbe"] = "MBE", ["kbe"] = "KBE", ["dbe"] = "DBE", ["frcs"] = "FRCS", ["frs"] = "FRS",
        ["pmp"] = "PMP", ["cfa"] = "CFA", ["cfp"] = "CFP", ["acca"] = "ACCA", ["cissp"] = "CISSP", ["usn"] = "USN", ["usmc"] = "USMC", ["qc"] = "QC", ["kc"] = "KC",
        ["ret"] = "Ret", ["bba"] = "BBA", ["dnp"] = "DNP", ["lcsw"] = "LCSW", ["mbbs"] = "MBBS", ["mp"] = "MP", ["ii"] = "II", ["iii"] = "III", ["iv"] = "IV",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Suffixes that are also names or initials: read as suffixes only after a comma or in the suffix field.</summary>
    public static readonly FrozenDictionary<string, string> SuffixesAfterComma = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ma"] = "MA", ["ba"] = "BA", ["bs"] = "BS", ["ms"] = "MS", ["do"] = "DO", ["pe"] = "PE", ["od"] = "OD", ["dc"] = "DC", ["np"] = "NP", ["pa"] = "PA", ["v"] = "V",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Two consonants that are a word and not initials.</summary>
    public static readonly FrozenSet<string> ShortWords = Set("mr ms dr st lt jr sr fr hr mx sn md mc ng pt sgt mt ph bt hj kh gr");

    /// <summary>Roman numerals that are more often names.</summary>
    public static readonly FrozenSet<string> NotRoman = Set("li xi liv lix");

    /// <summary>Gaelic names whose ending says otherwise.</summary>
    public static readonly FrozenSet<string> Gaelic = Set("macmurdo maclea macrea macneacail");

    /// <summary>Names that begin with the letters mac and are not Gaelic, where their ending does not tell.</summary>
    public static readonly FrozenSet<string> NotGaelic = Set(
        "macaluso macapagal macaraig macari macaulay maccabee maccaferri maccagno maccari maccarone macchia macchiarini macclesfield " +
        "maccoby mace maceda macedo macedon macedonia macevicius macey macha machado machale machar machel machell machen macher machiel " +
        "machin machlin machnik machon machover macht machtan maciag macias macieira maciejewski maciel macin maciulis mack macke mackel " +
        "mackell macken mackenbach mackensen mackeprang mackert mackey mackie mackin mackintosh mackle macklem mackley macklin mackmin " +
        "mackrell macks maclin macomber macon macor macquarie macris macron macuga macumber macura macy");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
