namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>What a word of a list says of why an address is on it.</summary>
internal enum SuppressionWord
{
    None = 0,
    OptedOut,
    Complained,
    HardBounced,
    /// <summary>A failure that may pass.</summary>
    Passing,
}

/// <summary>The words of mail systems for why they no longer mail an address.</summary>
internal static class SuppressionWords
{
    private static readonly (string Part, SuppressionWord Word)[] Parts =
    [
        ("complain", SuppressionWord.Complained), ("spam report", SuppressionWord.Complained), ("spamreport", SuppressionWord.Complained), ("abuse", SuppressionWord.Complained), ("reported as spam", SuppressionWord.Complained), ("spam notification", SuppressionWord.Complained), ("marked as spam", SuppressionWord.Complained),
        ("flaggedasspam", SuppressionWord.Complained), ("flagged as spam", SuppressionWord.Complained), ("hard bounce", SuppressionWord.HardBounced), ("hardbounce", SuppressionWord.HardBounced), ("adminblock", SuppressionWord.OptedOut), ("admin block", SuppressionWord.OptedOut),
        ("unsub", SuppressionWord.OptedOut), ("opt out", SuppressionWord.OptedOut), ("optout", SuppressionWord.OptedOut), ("opted out", SuppressionWord.OptedOut), ("manualsuppression", SuppressionWord.OptedOut), ("manually added", SuppressionWord.OptedOut), ("no longer interested", SuppressionWord.OptedOut), ("never signed up", SuppressionWord.OptedOut), ("non transactional", SuppressionWord.OptedOut), ("do not contact", SuppressionWord.OptedOut), ("do not mail", SuppressionWord.OptedOut), ("dnc", SuppressionWord.OptedOut),
        ("soft bounce", SuppressionWord.Passing), ("softbounce", SuppressionWord.Passing), ("mailbox full", SuppressionWord.Passing), ("over quota", SuppressionWord.Passing), ("block", SuppressionWord.Passing), ("transient", SuppressionWord.Passing), ("deferred", SuppressionWord.Passing), ("greylist", SuppressionWord.Passing), ("policy", SuppressionWord.Passing),
        ("bounce", SuppressionWord.HardBounced), ("cleaned", SuppressionWord.HardBounced), ("invalid", SuppressionWord.HardBounced), ("unknown user", SuppressionWord.HardBounced), ("user unknown", SuppressionWord.HardBounced), ("does not exist", SuppressionWord.HardBounced), ("mailbox not found", SuppressionWord.HardBounced), ("no such user", SuppressionWord.HardBounced), ("permanent", SuppressionWord.HardBounced), ("compliance", SuppressionWord.HardBounced),
    ];

    public static SuppressionWord Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return SuppressionWord.None;
        string key = Contacts.Headers.StatusWords.Key(text);
        foreach ((string part, SuppressionWord word) in Parts)
            if (key.Contains(part, StringComparison.Ordinal)) return word;
        if (key is "spam" or "junk" or "fbl" or "feedback loop") return SuppressionWord.Complained;
        // Enhanced status codes (RFC 3463) and reply codes (RFC 5321): 5 is for good, except a full mailbox (552 too) and policy.
        string digits = key.Split(' ', 2)[0];
        if (digits.StartsWith("5.2.2", StringComparison.Ordinal) || digits.StartsWith("5.7.", StringComparison.Ordinal) || digits.StartsWith("4.", StringComparison.Ordinal) || digits is "552" or ['4', _, _]) return SuppressionWord.Passing;
        return digits.StartsWith("5.1.", StringComparison.Ordinal) || digits.StartsWith("5.0.0", StringComparison.Ordinal) || digits is "550" or "551" or "553" ? SuppressionWord.HardBounced : SuppressionWord.None;
    }

    public static SuppressionReason? ReasonOf(SuppressionWord word) => word switch
    {
        SuppressionWord.OptedOut => SuppressionReason.OptedOut,
        SuppressionWord.Complained => SuppressionReason.Complained,
        SuppressionWord.HardBounced => SuppressionReason.HardBounced,
        _ => null,
    };
}
