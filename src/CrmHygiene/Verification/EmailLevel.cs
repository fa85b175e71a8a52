namespace CrmHygiene;

/// <summary>How deep an e-mail address is checked, or was checked.</summary>
public enum EmailLevel
{
    /// <summary>The text alone and the reference lists; no network.</summary>
    Syntax = 0,
    /// <summary>Also whether the domain accepts mail, asked of the DNS.</summary>
    Domain,
    /// <summary>Also whether the mail host accepts the recipient, asked by SMTP.</summary>
    Mailbox,
}
