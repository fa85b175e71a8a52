namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>A wording found in a text.</summary>
/// <param name="Phrase">The wording; null where none was found.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct PhraseMatch(Phrase? Phrase, int Start, int End)
{
    /// <summary>What it stands for; None where none was found.</summary>
    public BounceReason Reason => Phrase?.Reason ?? BounceReason.None;
}
