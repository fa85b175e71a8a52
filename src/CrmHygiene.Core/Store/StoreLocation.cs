namespace CrmHygiene.Core.Store;

/// <summary>Where the store is, and who said so.</summary>
/// <param name="Path">The full path; empty where nothing names a store and the account has no data folder.</param>
/// <param name="IsNamed">Whether a parameter, the environment or the policy names it, rather than nobody.</param>
public sealed record StoreLocation(string Path, bool IsNamed)
{
    /// <summary>The environment variable that names a store for all runs of a session.</summary>
    public const string Variable = "CRMHYGIENE_STORE";

    /// <summary>
    /// The store of a run: as a parameter names it, else the environment, else the policy (relative to the policy file),
    /// else <c>CrmHygiene/store.db</c> in the user's data folder.
    /// </summary>
    /// <param name="parameter">A full path, or null.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="environment">Reads an environment variable; null takes the process's.</param>
    public static StoreLocation Resolve(string? parameter, CrmPolicy policy, Func<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        environment ??= Environment.GetEnvironmentVariable;
        if (!string.IsNullOrEmpty(parameter)) return new StoreLocation(System.IO.Path.GetFullPath(parameter), IsNamed: true);
        if (environment(Variable) is { Length: > 0 } variable) return new StoreLocation(System.IO.Path.GetFullPath(variable), IsNamed: true);
        if (policy.Store is { Length: > 0 } named)
        {
            string folder = policy.File.Length == 0 ? "." : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(policy.File)) ?? ".";
            return new StoreLocation(System.IO.Path.GetFullPath(named, System.IO.Path.GetFullPath(folder)), IsNamed: true);
        }
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new StoreLocation(data.Length == 0 ? string.Empty : System.IO.Path.Combine(data, "CrmHygiene", "store.db"), IsNamed: false);
    }
}
