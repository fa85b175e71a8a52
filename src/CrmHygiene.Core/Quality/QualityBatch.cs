using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Quality;

/// <summary>Some contacts in a row, judged on another thread and counted in their order.</summary>
internal sealed class QualityBatch
{
    public const int Size = 256;

    private readonly Contact[] _contacts = new Contact[Size];
    private readonly StaleFacts[] _facts = new StaleFacts[Size];
    private readonly QualityRow[] _rows = new QualityRow[Size];

    /// <summary>Number of contacts.</summary>
    public int Count { get; private set; }

    public Contact ContactAt(int index) => _contacts[index];

    /// <summary>What a contact adds to the counts, once it is judged.</summary>
    public ref readonly QualityRow RowAt(int index) => ref _rows[index];

    public void Add(Contact contact, StaleFacts facts)
    {
        _contacts[Count] = contact;
        _facts[Count++] = facts;
    }

    /// <summary>Does what takes long and depends on nothing but the contact.</summary>
    public void Judge(QualityJudge judge)
    {
        for (int i = 0; i < Count; i++) _rows[i] = judge.Judge(_contacts[i], _facts[i]);
    }

    public void Clear()
    {
        Array.Clear(_contacts, 0, Count);
        Array.Clear(_facts, 0, Count);
        Array.Clear(_rows, 0, Count);
        Count = 0;
    }
}
