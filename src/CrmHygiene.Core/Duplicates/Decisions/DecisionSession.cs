using CrmHygiene.Core.Contacts;

namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>One sitting: pairs are shown one after the other, answered, skipped, or taken back. Nothing is written before <see cref="Save"/>.</summary>
public sealed class DecisionSession
{
    private readonly DuplicateResult _result;
    private readonly IReadOnlyList<DecisionLog> _logs;
    private readonly IReadOnlyList<DuplicatePair> _pairs;
    private readonly DateOnly _on;
    private readonly Stack<(int Position, DuplicateAnswer? Answer)> _given = new();

    /// <summary>Begins a sitting.</summary>
    /// <param name="result">The search the pairs are of.</param>
    /// <param name="logs">Where the answers are remembered.</param>
    /// <param name="pairs">The pairs to ask about.</param>
    /// <param name="on">The day.</param>
    public DecisionSession(DuplicateResult result, IReadOnlyList<DecisionLog> logs, IReadOnlyList<DuplicatePair> pairs, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(logs);
        ArgumentNullException.ThrowIfNull(pairs);
        (_result, _logs, _pairs, _on) = (result, logs, pairs, on);
    }

    /// <summary>0-based number of the pair that is shown.</summary>
    public int Position { get; private set; }

    /// <summary>Number of pairs.</summary>
    public int Total => _pairs.Count;

    /// <summary>The pair that is shown; null when all were.</summary>
    public DuplicatePair? Current => Position < _pairs.Count ? _pairs[Position] : null;

    /// <summary>The answers so far, in the order they were given.</summary>
    public IReadOnlyList<DuplicateDecision> Decisions =>
        _given.Reverse().Where(g => g.Answer is not null).Select(g => new DuplicateDecision(_pairs[g.Position], g.Answer!.Value, _on)).ToArray();

    /// <summary>Answers the pair that is shown and goes on.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="InvalidOperationException">All pairs were shown.</exception>
    public void Answer(DuplicateAnswer answer) => Go(answer);

    /// <summary>Goes on without an answer.</summary>
    /// <exception cref="InvalidOperationException">All pairs were shown.</exception>
    public void Skip() => Go(null);

    /// <summary>Goes back to the pair before and takes its answer back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Undo()
    {
        if (!_given.TryPop(out (int Position, DuplicateAnswer? Answer) last)) return false;
        Position = last.Position;
        return true;
    }

    /// <summary>Remembers the answers. Where there are none, nothing is written.</summary>
    /// <exception cref="ContactFileException">The file cannot be written.</exception>
    public void Save()
    {
        IReadOnlyList<DuplicateDecision> decisions = Decisions;
        if (decisions.Count == 0) return;
        foreach (DecisionLog log in _logs)
        {
            foreach (DuplicateDecision decision in decisions) log.Add(_result, decision.Pair.LeftRow, decision.Pair.RightRow, decision.Answer, decision.Date);
            log.Save();
        }
    }

    private void Go(DuplicateAnswer? answer)
    {
        if (Current is null) throw new InvalidOperationException("All pairs were shown.");
        _given.Push((Position, answer));
        Position++;
    }
}
