namespace CrmHygiene;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>One file for a browser; it loads nothing from anywhere.</summary>
    Html = 0,
    /// <summary>Text with tables (CommonMark with GitHub's tables).</summary>
    Markdown,
    /// <summary>The figures for programs.</summary>
    Json,
}
