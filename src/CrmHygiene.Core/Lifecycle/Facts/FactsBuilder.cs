namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>Judges the events of one address by the rules of the domain. Events later than now do not count yet.</summary>
internal static class FactsBuilder
{
    private static readonly TimeSpan TrapSilence = TimeSpan.FromDays(60);

    /// <summary>The facts of events in their order.</summary>
    /// <param name="events">Ordered by time, then key; each once.</param>
    /// <param name="asOf">The moment that is now.</param>
    /// <param name="context">Incidents, and whose mail is tracked.</param>
    /// <param name="restrictionsAhead">Whether what restricts counts even where it is dated later.</param>
    public static AddressFacts Build(ReadOnlySpan<PackedEvent> events, DateTime asOf, FactsContext context, bool restrictionsAhead = false)
    {
        HashSet<ulong>? ours = Ours(events);
        var hard = new HardBounces();
        var soft = new SoftRow();
        var full = new SoftRow();
        var mail = new Engagement();
        var business = new Business();
        ConsentLedger? consent = null;
        DateTime? complaint = null, unprovenComplaint = null, last = null;
        int held = 0;
        foreach (ref readonly PackedEvent e in events)
        {
            DateTime time = e.Time;
            if (time > asOf)
            {
                if (!restrictionsAhead) break;
                if (!e.MayRestrict) continue;
            }
            last = time;
            business.Add(e);
            switch (e.Kind)
            {
                case ContactEventKind.HardBounce:
                    hard.Add(e, IsProven(e, ours), context.IsIncident(e));
                    break;
                case ContactEventKind.SoftBounce when !IsProven(e, ours):
                    // Anyone can send a bounce: it neither counts nor resets.
                    break;
                case ContactEventKind.Delivered when !IsProven(e, ours):
                    break;
                case ContactEventKind.SoftBounce when e.Reason == BounceReason.MailboxFull:
                    full.Add(e);
                    break;
                case ContactEventKind.SoftBounce when context.IsIncident(e):
                    held++;
                    break;
                case ContactEventKind.SoftBounce:
                    soft.Add(e);
                    break;
                case ContactEventKind.Delivered:
                    soft.Clear();
                    full.Clear();
                    held = 0;
                    hard.Delivered(time);
                    mail.Delivered(e, context.IsTracked(e.Origin));
                    break;
                case ContactEventKind.Opened or ContactEventKind.Clicked or ContactEventKind.Replied:
                    mail.Engaged(e);
                    // Who reads mail has got it.
                    if (e.Marks == ContactEventMarks.None)
                    {
                        soft.Clear();
                        full.Clear();
                    }
                    break;
                case ContactEventKind.Complaint when IsProven(e, ours):
                    complaint = time;
                    break;
                case ContactEventKind.Complaint:
                    unprovenComplaint = time;
                    break;
                case ContactEventKind.Reinstated when e.Channel == SuppressionChannel.Mail && e.Topic == 0:
                    (complaint, unprovenComplaint) = (null, null);
                    hard = new HardBounces();
                    consent?.Add(e, isDoubtful: false);
                    break;
                case ContactEventKind.Unsubscribed or ContactEventKind.Subscribed or ContactEventKind.Reinstated:
                    (consent ??= new ConsentLedger()).Add(e, !IsProven(e, ours) || (e.Marks & (ContactEventMarks.GetUnsubscribe | ContactEventMarks.Scanner)) != 0);
                    break;
            }
        }
        return hard.Into(mail.Into(business.Into(new AddressFacts
        {
            SoftCount = soft.Count,
            FirstSoft = soft.First,
            LastSoft = soft.Last,
            HeldSoftCount = held,
            FullCount = full.Count,
            FirstFull = full.First,
            LastFull = full.Last,
            Complaint = complaint,
            UnprovenComplaint = unprovenComplaint,
            Consent = consent?.Into(context) ?? [],
            LastEvent = last,
        }, asOf)));
    }

    /// <summary>The mails of which a service of ours says that they went to this address. A report that names one is proven, whichever came first.</summary>
    private static HashSet<ulong>? Ours(ReadOnlySpan<PackedEvent> events)
    {
        HashSet<ulong>? ours = null;
        bool needed = false;
        foreach (ref readonly PackedEvent e in events) needed |= e.Proof == BounceProof.None;
        if (!needed) return null;
        foreach (ref readonly PackedEvent e in events)
            if (e.Proof == BounceProof.Provider && e.Message != 0 && e.Kind is ContactEventKind.Queued or ContactEventKind.Sent or ContactEventKind.Delivered or ContactEventKind.Delayed) (ours ??= []).Add(e.Message);
        return ours;
    }

    private static bool IsProven(in PackedEvent e, HashSet<ulong>? ours) => e.Proof != BounceProof.None || (e.Message != 0 && ours?.Contains(e.Message) == true);

    /// <summary>A row of bounces that a delivery ends; distinct mails count.</summary>
    private sealed class SoftRow
    {
        private HashSet<ulong>? _messages;

        public int Count => _messages?.Count ?? 0;
        public DateTime? First { get; private set; }
        public DateTime? Last { get; private set; }

        public void Add(in PackedEvent e)
        {
            // Without the mail's id, one a day.
            if (!(_messages ??= []).Add(e.Message != 0 ? e.Message : e.Seconds / 86_400)) return;
            First ??= e.Time;
            Last = e.Time;
        }

        public void Clear()
        {
            if (_messages is null) return;
            _messages.Clear();
            First = Last = null;
        }
    }

    private sealed class HardBounces
    {
        private HashSet<ulong>? _messages;
        private DateTime? _first, _last, _unproven, _alive;
        private BounceReason _reason;
        private bool _refusals = true, _incidents = true;

        public void Add(in PackedEvent e, bool proven, bool incident)
        {
            if (!proven)
            {
                _unproven = e.Time;
                return;
            }
            _first ??= e.Time;
            _last = e.Time;
            _reason = e.Reason;
            (_messages ??= []).Add(e.Message != 0 ? e.Message : e.Seconds / 86_400);
            _refusals &= e.IsRefused;
            _incidents &= incident;
            _alive = null;
        }

        public void Delivered(DateTime time)
        {
            if (_first is { } first && _last < time && time - first >= TrapSilence) _alive ??= time;
        }

        public AddressFacts Into(AddressFacts facts) => facts with
        {
            FirstHard = _first,
            LastHard = _last,
            HardReason = _reason,
            HardCount = _messages?.Count ?? 0,
            HardIsRefusal = _first is not null && _refusals,
            HardInIncident = _first is not null && _incidents,
            UnprovenHard = _unproven,
            AliveAgain = _alive,
        };
    }

    private sealed class Engagement
    {
        private readonly HashSet<ulong> _unengaged = [];
        private DateTime? _delivered, _opened, _clicked, _replied, _first, _last;
        private bool _unknown;

        public void Delivered(in PackedEvent e, bool tracked)
        {
            _delivered = e.Time;
            if (!tracked || (e.Marks & ContactEventMarks.Untracked) != 0) return;
            if (!_unengaged.Add(e.Message != 0 ? e.Message : e.Key)) return;
            _first ??= e.Time;
            _last = e.Time;
        }

        public void Engaged(in PackedEvent e)
        {
            if ((e.Marks & ContactEventMarks.Scanner) != 0) return;
            if ((e.Marks & ContactEventMarks.PrivacyProxy) != 0)
            {
                _unknown = true;
                return;
            }
            if (e.Kind == ContactEventKind.Opened) _opened = e.Time;
            else if (e.Kind == ContactEventKind.Clicked) _clicked = e.Time;
            else _replied = e.Time;
            _unengaged.Clear();
            _first = _last = null;
            _unknown = false;
        }

        public AddressFacts Into(AddressFacts facts) => facts with
        {
            LastDelivered = _delivered,
            LastOpened = _opened,
            LastClicked = _clicked,
            LastReplied = _replied,
            UnengagedCount = _unengaged.Count,
            FirstUnengaged = _first,
            LastUnengaged = _last,
            OpensAreUnknown = _unknown,
            EverEngaged = _opened is not null || _clicked is not null || _replied is not null,
        };
    }

    private sealed class Business
    {
        private DateTime? _last, _order, _contractUntil;
        private bool _deal, _contract;
        private DateTime? _dealUntil;

        public void Add(in PackedEvent e)
        {
            if (e.Kind is < ContactEventKind.Purchase or ContactEventKind.Reinstated) return;
            _last = e.Time;
            switch (e.Kind)
            {
                case ContactEventKind.Purchase:
                    _order = e.Time;
                    break;
                case ContactEventKind.OpenDeal:
                    (_deal, _dealUntil) = (true, e.Until);
                    break;
                case ContactEventKind.ClosedDeal:
                    _deal = false;
                    break;
                case ContactEventKind.Contract:
                    // The longest counts; one without an end has none.
                    _contractUntil = !_contract ? e.Until : _contractUntil is null || e.Until is null ? null : _contractUntil > e.Until ? _contractUntil : e.Until;
                    _contract = true;
                    break;
            }
        }

        public AddressFacts Into(AddressFacts facts, DateTime asOf) => facts with
        {
            LastBusiness = _last,
            LastOrder = _order,
            HasOpenDeal = _deal && (_dealUntil is null || _dealUntil >= asOf),
            HasContract = _contract && (_contractUntil is null || _contractUntil >= asOf),
        };
    }
}
