namespace CrmHygiene;

/// <summary>One step of a verification: what was asked and what the answer was.</summary>
/// <param name="Name">What was asked, such as <c>MX example.com</c>.</param>
/// <param name="Answer">What came back, such as <c>10 mx1.example.com</c> or <c>NXDOMAIN</c>.</param>
public readonly record struct EmailCheck(string Name, string Answer)
{
    /// <summary>The step on one line.</summary>
    public override string ToString() => $"{Name}: {Answer}";
}
