namespace CrmHygiene.Core.Changes.Plans;

/// <summary>What a row of a plan says about keeping an address from coming back.</summary>
internal static class ChangeSetSuppression
{
    /// <summary>The words a row may have.</summary>
    public static readonly string[] Words = [nameof(SuppressionReason.OptedOut), nameof(SuppressionReason.Complained), nameof(SuppressionReason.HardBounced), nameof(SuppressionReason.Manual)];

    /// <summary>Reads the reasons; false where a word is none of ours.</summary>
    public static bool TryParse(string text, out IReadOnlyList<SuppressionReason> reasons)
    {
        string[] words = text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<SuppressionReason> found = [];
        reasons = found;
        foreach (string word in words)
        {
            string? known = Array.Find(Words, w => w.Equals(word, StringComparison.OrdinalIgnoreCase));
            if (known is null) return false;
            found.Add(Enum.Parse<SuppressionReason>(known));
        }
        return true;
    }
}
