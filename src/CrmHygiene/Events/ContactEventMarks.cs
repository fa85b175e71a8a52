namespace CrmHygiene;

/// <summary>Why an event may not be a person's doing.</summary>
[Flags]
public enum ContactEventMarks
{
    /// <summary>Nothing speaks against it.</summary>
    None = 0,
    /// <summary>An open by a proxy that loads pictures on its own, such as Apple Mail Privacy Protection: neither engaged nor not.</summary>
    PrivacyProxy = 1,
    /// <summary>An open or click by a security scanner or another program.</summary>
    Scanner = 2,
    /// <summary>An unsubscription by following a link (GET) with nothing sent back: a scanner does that too.</summary>
    GetUnsubscribe = 4,
    /// <summary>Sent without tracking: a missing open says nothing.</summary>
    Untracked = 8,
    /// <summary>The mail service retries: not the last word.</summary>
    WillRetry = 16,
}
