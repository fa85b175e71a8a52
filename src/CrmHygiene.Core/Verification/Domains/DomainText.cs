using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>Finds the domain in what people write: a domain, an e-mail address, a web site.</summary>
internal static class DomainText
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? domain)
    {
        domain = null;
        string host = (text ?? string.Empty).Trim();
        if (host.Contains("://", StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(host, UriKind.Absolute, out Uri? uri)) return false;
            host = uri.Host;
        }
        else
        {
            host = host[(host.LastIndexOf('@') + 1)..];
            int end = host.AsSpan().IndexOfAny('/', ':', '?');
            if (end >= 0) host = host[..end];
        }
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) host = host[4..];
        host = host.TrimEnd('.');
        if (host.Length == 0 || !host.Contains('.', StringComparison.Ordinal)) return false;
        // the syntax rules are those of an address at it
        Email.EmailSyntaxResult syntax = Email.EmailSyntax.Parse("a@" + host, Email.EmailSyntaxOptions.Mailing);
        if (!syntax.IsValid) return false;
        domain = (syntax.AsciiDomain ?? host).ToLower(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>The domain of a contact: of its address, else of its web site; null where it has neither.</summary>
    public static string? Of(Contact contact)
    {
        string email = contact.GetText(ContactField.Email);
        if (email.Contains('@', StringComparison.Ordinal)) return email;
        string site = contact.GetText(ContactField.Website);
        return site.Length > 0 ? site : null;
    }
}
