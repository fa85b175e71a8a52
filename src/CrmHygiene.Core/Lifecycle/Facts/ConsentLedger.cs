using System.Runtime.InteropServices;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>The opt-outs and opt-ins of one address, by way of contact and topic or list: in each the latest counts, and none undoes another's.</summary>
internal sealed class ConsentLedger
{
    private readonly List<Entry> _entries = [];

    /// <summary>Takes an event, in the order of time.</summary>
    /// <param name="e">An opt-out, opt-in or reinstatement.</param>
    /// <param name="isDoubtful">Whether an opt-out may not be the person's doing.</param>
    public void Add(in PackedEvent e, bool isDoubtful)
    {
        switch (e.Kind)
        {
            case ContactEventKind.Unsubscribed:
                ref Entry opted = ref EntryOf(e);
                opted.IsDoubtful = isDoubtful && (opted.IsDoubtful || opted.OptOut is null || (!opted.IsUndated && opted.OptIn > opted.OptOut));
                opted.IsUndated |= e.IsUndated;
                opted.OptOut = e.Time;
                break;
            case ContactEventKind.Subscribed when e.Seconds > 0:
                EntryOf(e).OptIn = e.Time;
                break;
            case ContactEventKind.Reinstated:
                foreach (ref Entry entry in CollectionsMarshal.AsSpan(_entries))
                    if (entry.Channel == e.Channel && (e.Topic == 0 || entry.Topic == e.Topic)) (entry.OptOut, entry.IsDoubtful, entry.IsUndated) = (null, false, false);
                break;
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="context">The names of topics.</param>
    public IReadOnlyList<ConsentRecord> Into(FactsContext context) =>
        _entries.ConvertAll(e => new ConsentRecord(e.Channel, context.TopicOf(e.Topic), e.IsList, e.OptOut, e.OptIn, e.IsDoubtful, e.IsUndated));

    private ref Entry EntryOf(in PackedEvent e)
    {
        Span<Entry> known = CollectionsMarshal.AsSpan(_entries);
        for (int i = 0; i < known.Length; i++)
            if (known[i].Channel == e.Channel && known[i].Topic == e.Topic) return ref known[i];
        _entries.Add(new Entry { Channel = e.Channel, Topic = e.Topic, IsList = e.IsList });
        return ref CollectionsMarshal.AsSpan(_entries)[^1];
    }

    private struct Entry
    {
        public SuppressionChannel Channel;
        public int Topic;
        public bool IsList, IsDoubtful, IsUndated;
        public DateTime? OptOut, OptIn;
    }
}
