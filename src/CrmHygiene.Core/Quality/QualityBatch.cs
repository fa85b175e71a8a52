using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Quality;

/// <summary>Some contacts in a row, judged on another thread and counted in their order.</summary>
internal sealed class QualityBatch
{
    public const int Size = 256;

    private readonly Contact[] _contacts = new Contact[Size];
    private readonly StaleFacts[] _facts = new StaleFacts[Size];
    private readonly ContactFinding[][] _findings = new ContactFinding[Size][];
    private readonly MailState[] _mail = new MailState[Size];

    /// <summary>Number of contacts.</summary>
    public int Count { get; private set; }

    public Contact ContactAt(int index) => _contacts[index];

    public StaleFacts FactsAt(int index) => _facts[index];

    /// <summary>What is wrong with a contact.</summary>
    public ContactFinding[] FindingsAt(int index) => _findings[index];

    public MailState MailAt(int index) => _mail[index];

    public void Add(Contact contact, StaleFacts facts)
    {
        _contacts[Count] = contact;
        _facts[Count++] = facts;
    }

    /// <summary>Does what takes long and depends on nothing but the contact.</summary>
    public void Judge(ContactTester tester, StaleJudge judge)
    {
        for (int i = 0; i < Count; i++)
        {
            _findings[i] = tester.Test(_contacts[i]) is { Count: > 0 } found ? [.. found] : [];
            MailState mail = MailState.None;
            foreach (StaleFinding finding in judge.Judge(_contacts[i], _facts[i]))
            {
                mail |= finding.Kind switch
                {
                    StaleReason.Unsubscribed => MailState.OptedOut,
                    StaleReason.Complaint => MailState.Complained,
                    StaleReason.HardBounce or StaleReason.InvalidEmail => MailState.Bounced,
                    _ => MailState.None,
                };
            }
            _mail[i] = mail;
        }
    }

    public void Clear()
    {
        Array.Clear(_contacts, 0, Count);
        Array.Clear(_facts, 0, Count);
        Array.Clear(_findings, 0, Count);
        Count = 0;
    }
}

/// <summary>What mail has shown about an address.</summary>
[Flags]
internal enum MailState
{
    None = 0,
    OptedOut = 1,
    Complained = 2,
    Bounced = 4,
}
