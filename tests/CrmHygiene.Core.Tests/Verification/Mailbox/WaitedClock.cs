using Microsoft.Extensions.Time.Testing;

namespace CrmHygiene.Core.Tests.Verification.Mailbox;

/// <summary>A clock turned by hand that knows whether somebody waits for it: turned at other times, it would outrun what is under way.</summary>
internal sealed class WaitedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan NotInATest = TimeSpan.FromDays(1);

    private int _waiting;

    public bool IsWaitedFor => Volatile.Read(ref _waiting) > 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime >= NotInATest) return base.CreateTimer(callback, state, dueTime, period);
        Waiter waiter = new(this);
        waiter.Timer = base.CreateTimer(s =>
        {
            waiter.Leave();
            callback(s);
        }, state, dueTime, period);
        return waiter;
    }

    private sealed class Waiter : ITimer
    {
        private readonly WaitedClock _clock;
        private int _left;

        public Waiter(WaitedClock clock)
        {
            _clock = clock;
            Interlocked.Increment(ref clock._waiting);
        }

        public ITimer? Timer { get; set; }

        public void Leave()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) Interlocked.Decrement(ref _clock._waiting);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Timer!.Change(dueTime, period);

        public void Dispose()
        {
            Leave();
            Timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
