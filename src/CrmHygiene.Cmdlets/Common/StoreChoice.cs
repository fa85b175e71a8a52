using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets;

/// <summary>Which store a cmdlet uses.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Create">Whether a missing one is made.</param>
/// <param name="Policy">The policy in force.</param>
internal sealed record StoreChoice(StoreLocation Location, bool Create, CrmPolicy Policy)
{
    /// <summary>The store as parameters, environment and policy name it.</summary>
    public static StoreChoice Of(CrmCmdlet cmdlet, string? store, bool create, CrmPolicy policy) =>
        new(StoreLocation.Resolve(store is null ? null : cmdlet.ResolveDestination(store), policy), create, policy);
}
