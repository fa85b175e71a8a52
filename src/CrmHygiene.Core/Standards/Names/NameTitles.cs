using System.Collections.Frozen;

namespace CrmHygiene.Core.Standards.Names;

/// <summary>Words before a name, as they are written.</summary>
internal static class NameTitles
{
    /// <summary>By the word in small letters without its dot.</summary>
    public static readonly FrozenDictionary<string, string> Written = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mr"] = "Mr.", ["mister"] = "Mr.", ["mrs"] = "Mrs.", ["ms"] = "Ms.", ["miss"] = "Miss", ["mx"] = "Mx.", ["master"] = "Master", ["madam"] = "Madam", ["sir"] = "Sir", ["lady"] = "Lady", ["lord"] = "Lord", ["dame"] = "Dame",
        ["dr"] = "Dr.", ["doctor"] = "Dr.", ["prof"] = "Prof.", ["professor"] = "Prof.", ["rev"] = "Rev.", ["reverend"] = "Rev.", ["fr"] = "Fr.", ["father"] = "Fr.", ["hon"] = "Hon.", ["capt"] = "Capt.", ["col"] = "Col.", ["gen"] = "Gen.",
        ["lt"] = "Lt.", ["sgt"] = "Sgt.", ["maj"] = "Maj.", ["cmdr"] = "Cmdr.", ["herr"] = "Herr", ["hr"] = "Herr", ["frau"] = "Frau", ["frl"] = "Frl.", ["ing"] = "Ing.", ["dipl-ing"] = "Dipl.-Ing.", ["mag"] = "Mag.",
        ["monsieur"] = "M.", ["mme"] = "Mme", ["mlle"] = "Mlle", ["madame"] = "Mme", ["señor"] = "Sr.", ["señora"] = "Sra.", ["sra"] = "Sra.", ["srta"] = "Srta.", ["sig"] = "Sig.", ["dott"] = "Dott.", ["dhr"] = "Dhr.", ["mevr"] = "Mevr.", ["mw"] = "Mw.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Titles of two words.</summary>
    public static readonly FrozenDictionary<string, string> Pairs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["her honour"] = "Her Honour", ["his honour"] = "His Honour", ["her honor"] = "Her Honor", ["his honor"] = "His Honor", ["the rev"] = "Rev.", ["the reverend"] = "Rev.", ["the hon"] = "Hon.", ["the honourable"] = "Hon.", ["the honorable"] = "Hon.",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
