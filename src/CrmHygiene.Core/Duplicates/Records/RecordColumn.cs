namespace CrmHygiene.Core.Duplicates.Records;

/// <summary>A column of a <see cref="RecordTable"/>.</summary>
/// <param name="Name">The header or property name; its words are hints for what the values are.</param>
/// <param name="Field">The standard field, or <see cref="ContactField.None"/> where the column is to be profiled.</param>
public sealed record RecordColumn(string Name, ContactField Field = ContactField.None);
