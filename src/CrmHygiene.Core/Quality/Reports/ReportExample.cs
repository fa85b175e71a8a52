namespace CrmHygiene.Core.Quality.Reports;

/// <summary>A contact behind a finding.</summary>
/// <param name="Line">Its line in the source; 0 where it has none.</param>
/// <param name="Id">Its id, masked unless personal data was asked for.</param>
/// <param name="Email">Its address, masked unless personal data was asked for.</param>
/// <param name="Detail">What was found, without values.</param>
public sealed record ReportExample(long Line, string Id, string Email, string Detail);
