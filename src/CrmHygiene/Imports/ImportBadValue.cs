namespace CrmHygiene;

/// <summary>A value that does not fit its column.</summary>
/// <param name="Line">The 1-based line.</param>
/// <param name="Value">The text as found; personal data.</param>
/// <param name="Problem">What is wrong, a stable word: NotAnAddress, NotANumber, AmbiguousDate, JalaliOrHijriDate, Mojibake, ValueNotListed, TooLong, PatternMismatch, …</param>
public sealed record ImportBadValue(long Line, string Value, string Problem)
{
    /// <summary>Line, problem and value.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}: {Problem} '{Value}'");
}
