namespace CrmHygiene;

/// <summary>What an import of suppressed addresses came to. Rows = Added + Known + Passing + Rejected.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Added">Entries that are new.</param>
/// <param name="Known">Rows whose entry was there, or came twice.</param>
/// <param name="Passing">Rows of a failure that may pass, such as a soft bounce: they suppress nobody.</param>
/// <param name="Rejected">Rows that were not understood; each has an error.</param>
public sealed record SuppressionImport(string Path, long Rows, long Added, long Known, long Passing, long Rejected);
