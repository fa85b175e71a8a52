namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>
/// Two readings of one event: a report read again once its proof can be told, or told by two files in different detail. What
/// each says better is kept, whichever came first.
/// </summary>
internal static class SameEvent
{
    /// <summary>What is known of the event after both readings.</summary>
    /// <param name="a">One reading.</param>
    /// <param name="b">The other.</param>
    /// <param name="nameOf">The text of a number for an origin or host: numbers depend on what was read first.</param>
    public static PackedEvent Best(in PackedEvent a, in PackedEvent b, Func<int, string> nameOf)
    {
        if (a == b) return a;
        // The surer reading counts whole; between equals what restricts more, then what says more.
        int order = b.Proof.CompareTo(a.Proof);
        if (order == 0) order = a.MayRestrict ? a.Marks.CompareTo(b.Marks) : b.Marks.CompareTo(a.Marks);
        if (order == 0) order = Vague(a.Reason).CompareTo(Vague(b.Reason));
        if (order == 0) order = a.Reason.CompareTo(b.Reason);
        if (order == 0) order = b.Flags.CompareTo(a.Flags);
        if (order == 0) order = Fuller(a.Origin, b.Origin, nameOf);
        if (order == 0) order = Fuller(a.Host, b.Host, nameOf);
        PackedEvent best = order <= 0 ? a : b;
        return best with { Seconds = Earlier(a.Seconds, b.Seconds), Message = a.Message == 0 ? b.Message : b.Message == 0 ? a.Message : Math.Min(a.Message, b.Message) };
    }

    private static int Fuller(int a, int b, Func<int, string> nameOf)
    {
        if (a == b) return 0;
        string one = nameOf(a), other = nameOf(b);
        return one.Length != other.Length ? other.Length.CompareTo(one.Length) : string.CompareOrdinal(one, other);
    }

    private static bool Vague(BounceReason reason) => reason is BounceReason.None or BounceReason.Undefined or BounceReason.OnHold;

    private static uint Earlier(uint a, uint b) => a == 0 ? b : b == 0 ? a : Math.Min(a, b);
}
