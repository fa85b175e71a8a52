namespace CrmHygiene;

/// <summary>A place that holds data of a person.</summary>
/// <param name="Kind">Journal, Archive, Suppression or another part of the store; Source, Export, Plan, Reject, Removed or Backup for files.</param>
/// <param name="Path">The store or file.</param>
/// <param name="Place">Where in it: the run, or the line; empty where it is the whole file.</param>
/// <param name="Content">What stands there.</param>
public sealed record PersonalDataItem(string Kind, string Path, string Place, string Content);
