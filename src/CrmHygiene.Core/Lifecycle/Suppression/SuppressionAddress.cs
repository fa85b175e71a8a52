using System.Buffers;
using System.Globalization;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>The form addresses are compared in: lower case, domains as A-labels (RFC 5890).</summary>
public static class SuppressionAddress
{
    private static readonly SearchValues<char> NotInLocal = SearchValues.Create(" \t,;<>");

    /// <summary>The form of an address, or of a domain written as <c>@example.org</c> or <c>example.org</c>.</summary>
    /// <param name="text">As typed or found; mailto: and angle brackets are taken off.</param>
    /// <param name="key">The address, or the domain behind an @.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryNormalize(string? text, out string key)
    {
        key = string.Empty;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) rest = rest["mailto:".Length..];
        if (rest.Length > 2 && rest[^1] == '>' && rest.LastIndexOf('<') is >= 0 and int open) rest = rest[(open + 1)..^1];
        rest = rest.Trim();
        int at = rest.LastIndexOf('@');
        string local = at > 0 ? rest[..at].ToString().ToLowerInvariant() : string.Empty;
        if (local.AsSpan().ContainsAny(NotInLocal) && !local.StartsWith('"')) return false;
        if (!TryDomain(rest[(at + 1)..].ToString(), out string domain)) return false;
        key = $"{local}@{domain}";
        return true;
    }

    /// <summary>The domain of a key, behind its @.</summary>
    /// <param name="key">A key.</param>
    public static string DomainOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[key.LastIndexOf('@')..];
    }

    private static bool TryDomain(string text, out string domain)
    {
        domain = text.TrimEnd('.').ToLowerInvariant();
        if (domain.Length == 0 || !domain.Contains('.', StringComparison.Ordinal) || domain.Any(char.IsWhiteSpace)) return false;
        if (domain.All(char.IsAscii)) return domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        try
        {
            domain = new IdnMapping { AllowUnassigned = true }.GetAscii(domain);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
