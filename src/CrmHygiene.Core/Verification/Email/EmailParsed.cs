namespace CrmHygiene.Core.Verification.Email;

/// <summary>What text and lists say about an address.</summary>
/// <param name="Syntax">The parts or the error.</param>
/// <param name="Domain">Null where the address is malformed.</param>
/// <param name="Facts">What the local part says.</param>
internal readonly record struct EmailParsed(EmailSyntaxResult Syntax, EmailDomainFacts? Domain, EmailFacts Facts);
