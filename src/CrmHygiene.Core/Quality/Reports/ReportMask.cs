namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Hides who a contact is and leaves enough to recognise the kind of value.</summary>
internal static class ReportMask
{
    /// <summary>The first letter of the local part and the last label of the domain: <c>a…@….com</c>.</summary>
    public static string Email(string address)
    {
        if (address.Length == 0) return string.Empty;
        int at = address.LastIndexOf('@');
        if (at <= 0) return Text(address);
        int dot = address.LastIndexOf('.');
        return $"{First(address)}…@…{(dot > at ? address[dot..] : string.Empty)}";
    }

    /// <summary>The first character.</summary>
    public static string Text(string text) => text.Length == 0 ? string.Empty : First(text) + "…";

    private static string First(string text) => text[..(text.Length > 1 && char.IsHighSurrogate(text[0]) ? 2 : 1)];
}
