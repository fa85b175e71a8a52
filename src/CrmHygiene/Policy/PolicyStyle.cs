namespace CrmHygiene;

/// <summary>How values are written.</summary>
public sealed record PolicyStyle
{
    /// <summary>Whether names get capital letters where they are all small or all capital. Default true.</summary>
    public bool NameCasing { get; init; } = true;

    /// <summary>Whether e-mail addresses are written small. Default true.</summary>
    public bool LowerCaseEmail { get; init; } = true;

    /// <summary>How phone numbers are written: <c>E164</c> (+4930123456), <c>International</c> (+49 30 123456) or <c>National</c>. Default E164.</summary>
    public PhoneStyle PhoneFormat { get; init; } = PhoneStyle.E164;

    /// <summary>How dates are written, as a .NET format; default <c>yyyy-MM-dd</c> (ISO 8601).</summary>
    public string DateFormat { get; init; } = "yyyy-MM-dd";
}
