namespace CrmHygiene.Core.Changes.Journal;

/// <summary>A file a run read.</summary>
internal sealed record RunSource(int Number, string Path, string Name, long Bytes, string Hash);
