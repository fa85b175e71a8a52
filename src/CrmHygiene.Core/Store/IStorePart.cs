namespace CrmHygiene.Core.Store;

/// <summary>
/// The tables of one capability in the store, such as the journal or suppression. Parts know nothing of each other, and
/// each moves forward by its own migrations.
/// </summary>
public interface IStorePart
{
    /// <summary>The part's name; also the prefix of its tables, so that parts cannot clash.</summary>
    string Name { get; }

    /// <summary>
    /// SQL scripts in order: the first makes the tables, each further one moves them forward. A script that was released
    /// is never changed; a new one is added behind it. Each runs once, in one transaction with its version number.
    /// </summary>
    IReadOnlyList<string> Migrations { get; }
}
