namespace CrmHygiene.Cmdlets;

/// <summary>Orders verdicts for -MinimumVerdict: Valid above Risky above Unknown above Invalid.</summary>
internal static class VerdictRank
{
    public static bool IsAtLeast(this Verdict verdict, Verdict minimum) => Of(verdict) >= Of(minimum);

    private static int Of(Verdict verdict) => verdict switch
    {
        Verdict.Valid => 3,
        Verdict.Risky => 2,
        Verdict.Unknown => 1,
        _ => 0,
    };
}
