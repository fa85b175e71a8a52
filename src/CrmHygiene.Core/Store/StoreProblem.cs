namespace CrmHygiene.Core.Store;

/// <summary>What is wrong with a store.</summary>
public enum StoreProblem
{
    /// <summary>There is no store at the path, and none was to be made.</summary>
    StoreMissing,
    /// <summary>The file is something else: no SQLite file, or another program's. It was not touched.</summary>
    StoreForeign,
    /// <summary>The file is a store, and damaged.</summary>
    StoreCorrupt,
    /// <summary>A newer version of the module made the store.</summary>
    StoreNewer,
    /// <summary>The path is on a network drive, where locks cannot be relied on.</summary>
    StoreOnNetwork,
    /// <summary>Another process held the store for longer than a run waits.</summary>
    StoreBusy,
    /// <summary>The disk is full.</summary>
    StoreDiskFull,
    /// <summary>The file or its folder cannot be written.</summary>
    StoreAccessDenied,
    /// <summary>Reading or writing failed otherwise.</summary>
    StoreFailed,
}
