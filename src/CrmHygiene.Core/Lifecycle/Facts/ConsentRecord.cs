namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>What a person last said about one way of contact and one topic or list.</summary>
/// <param name="Channel">The way of contact.</param>
/// <param name="Topic">The topic, brand or list; empty for everything.</param>
/// <param name="IsList">Whether it is a list: an opt-out from it counts for all mail.</param>
/// <param name="OptOut">The last opt-out; null where there is none.</param>
/// <param name="OptIn">The last dated opt-in; null where there is none.</param>
/// <param name="IsDoubtful">Whether the opt-out may be a scanner's, or nothing proves it.</param>
/// <param name="IsUndated">Whether an opt-out is on record of which nothing says when it was: no opt-in is proven to be later.</param>
public sealed record ConsentRecord(SuppressionChannel Channel, string Topic, bool IsList, DateTime? OptOut, DateTime? OptIn, bool IsDoubtful, bool IsUndated)
{
    /// <summary>Whether it is opted out now: no opt-in is dated after the opt-out.</summary>
    public bool IsOptedOut => OptOut is not null && !IsUndoneBy(OptIn);

    /// <summary>Whether an opt-in is dated after the opt-out.</summary>
    /// <param name="optIn">When; null for never.</param>
    public bool IsUndoneBy(DateTime? optIn) => !IsUndated && optIn > OptOut;

    /// <summary>Whether an opt-out counts for everything by that way of contact.</summary>
    public bool IsForAll => IsList || Topic.Length == 0;
}
