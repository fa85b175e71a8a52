namespace CrmHygiene.Core.Verification.Email;

/// <summary>A large mailbox provider.</summary>
/// <param name="Domain">Its domain.</param>
/// <param name="Popularity">1 (regional) to 5 (world-wide).</param>
/// <param name="CanonicalName">The domain under which the same mailboxes exist.</param>
/// <param name="HasPlusTags">Whether text after a plus sign is a tag.</param>
/// <param name="IgnoresDots">Whether dots in the local part do not count.</param>
/// <param name="IsCompany">Whether it is a company's own domain that is only known for being mistyped.</param>
internal sealed record EmailProvider(string Domain, int Popularity, string CanonicalName, bool HasPlusTags, bool IgnoresDots, bool IsCompany)
{
    /// <summary>The label people know: gmail, yahoo.</summary>
    public string Name { get; } = Domain[..Domain.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>What follows the name, such as <c>co.uk</c>.</summary>
    public string Suffix { get; } = Domain[(Domain.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public static EmailProvider Parse(string line)
    {
        string[] parts = line.Split('\t');
        if (parts.Length != 4 || !int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out int popularity) || popularity is < 1 or > 5)
            throw new FormatException("A provider line has four tab-separated fields: domain, popularity 1 to 5, canonical domain, flags.");
        return new EmailProvider(parts[0], popularity, parts[2], parts[3].Contains('+', StringComparison.Ordinal),
            parts[3].Contains('.', StringComparison.Ordinal), parts[3].Contains('c', StringComparison.Ordinal));
    }
}
