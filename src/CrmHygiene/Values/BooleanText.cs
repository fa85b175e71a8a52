namespace CrmHygiene;

/// <summary>Reads yes and no as exports write them.</summary>
public static class BooleanText
{
    /// <summary>Yes (true), no (false) or neither (null).</summary>
    /// <param name="text">Such as true, Yes, 1, ja, oui, sí, x.</param>
    public static bool? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "1" or "t" or "on" or "ja" or "j" or "oui" or "o" or "si" or "sí" or "x" or "wahr" or "vrai" or "verdadero" or "waar" or "نعم" or "بله" => true,
        "false" or "no" or "n" or "0" or "f" or "off" or "nein" or "non" or "nee" or "falsch" or "faux" or "falso" or "onwaar" or "لا" or "خیر" => false,
        _ => null,
    };
}
