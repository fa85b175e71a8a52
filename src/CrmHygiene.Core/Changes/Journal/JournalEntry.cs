namespace CrmHygiene.Core.Changes.Journal;

/// <summary>One packed row of the journal.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Source">The number of the contact's source within the run.</param>
/// <param name="Line">Its line there; 0 where unknown.</param>
/// <param name="Layout">The number of its columns within the run.</param>
/// <param name="Data">See <see cref="ChangeEntry"/> and <see cref="RowEntry"/>.</param>
internal readonly record struct JournalEntry(EntryKind Kind, int Source, long Line, int Layout, byte[] Data);
