using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Reengagement;

namespace CrmHygiene.Cmdlets.Lifecycle.Reengagement;

/// <summary>What New- and Get-CrmReengagement share: cadence, and where contacts stand.</summary>
public abstract class ReengagementCmdlet : StaleCmdlet
{
    private ReengagementBook? _book;

    /// <summary>Messages a contact gets.</summary>
    /// <value>2</value>
    [Parameter]
    [ValidateRange(1, 2)]
    public int MessageCount { get; set; } = 2;

    /// <summary>Days between the messages.</summary>
    /// <value>14</value>
    [Parameter]
    [ValidateRange(1, 365)]
    public int IntervalDays { get; set; } = 14;

    /// <summary>Days after the last message before silence counts.</summary>
    /// <value>30</value>
    [Parameter]
    [ValidateRange(1, 365)]
    public int WaitDays { get; set; } = 30;

    /// <summary>How old consent may be, such as '24 months'. It does not expire by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public string? ConsentExpiresAfter { get; set; }

    /// <summary>Who was asked, and who may be.</summary>
    private protected ReengagementBook Book { get { Open(); return _book!; } }

    /// <summary>Where a contact stands.</summary>
    /// <param name="contact">The contact.</param>
    private protected ReengagementStatus StatusOf(Contact contact)
    {
        Open();
        return _book!.Of(contact, Judge(contact), FactsOf(contact)?.Events);
    }

    private void Open()
    {
        if (_book is not null) return;
        WithStore(() =>
        {
            Core.Lifecycle.Suppression.SuppressionList suppressed = Run.Suppression(this, StoreInUse);
            DateTime now = AsOf.ToUniversalTime();
            _book = new ReengagementBook(StoreOfFacts(), new ReengagementOptions
            {
                AsOf = now,
                Messages = MessageCount,
                Interval = TimeSpan.FromDays(IntervalDays),
                Wait = TimeSpan.FromDays(WaitDays),
                ConsentExpires = ConsentExpiresAfter is null ? null : now - Period(ConsentExpiresAfter).Before(now),
            }, email => suppressed.Find(email) is not null);
        });
    }
}
