namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>The columns a rejects file has beside those of the list, so that a mended file can be imported as it is.</summary>
internal static class RejectColumns
{
    public const string Source = "Rejected from";
    public const string Line = "Rejected line";
    public const string Column = "Rejected column";
    public const string Reason = "Rejected reason";
    public const string Message = "Rejected because";
    public const string Row = "Rejected row";

    /// <summary>The marks in the order they are written.</summary>
    public static IReadOnlyList<string> All { get; } = [Source, Line, Column, Reason, Message, Row];

    /// <summary>The header of the n-th field beyond those of the list, 1-based; a row that still has text in one is rejected again.</summary>
    public static string Extra(int n) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Extra field {n}");

    public static bool IsMark(string header) => All.Contains(header.Trim(), StringComparer.OrdinalIgnoreCase);

    public static bool IsExtra(string header) => header.StartsWith("Extra field ", StringComparison.OrdinalIgnoreCase);

    public static bool IsRejectFile(IEnumerable<string> headers) => All.All(m => headers.Contains(m, StringComparer.OrdinalIgnoreCase));
}
