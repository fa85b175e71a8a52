namespace CrmHygiene.Core.Contacts;

/// <summary>The formats of contact lists.</summary>
public enum ContactFormat
{
    /// <summary>Text with a delimiter: comma, semicolon, pipe or tab (RFC 4180 and its relatives).</summary>
    Csv = 0,
    /// <summary>Text with tabs.</summary>
    Tsv,
    /// <summary>A JSON array of objects, or an object that holds one (RFC 8259).</summary>
    Json,
    /// <summary>One JSON object a line.</summary>
    JsonLines,
    /// <summary>An Excel workbook; .xls is read too.</summary>
    Xlsx,
    /// <summary>vCards, versions 2.1 to 4.0 read, 4.0 (RFC 6350) written unless 3.0 (RFC 2426) is asked for.</summary>
    VCard,
    /// <summary>A zip archive of delimited files; read only.</summary>
    Zip,
}
