namespace CrmHygiene;

/// <summary>One column of a list.</summary>
/// <param name="Name">The property name: the standard field's name where recognised, else the header as found.</param>
/// <param name="Header">The header as found, byte for byte.</param>
/// <param name="Field">The standard field, or <see cref="ContactField.None"/>.</param>
/// <param name="DateOrder">For dates: the order of day and month that the column's values agree on.</param>
public sealed record ContactColumn(string Name, string Header, ContactField Field, DateOrder DateOrder = DateOrder.Unknown);
