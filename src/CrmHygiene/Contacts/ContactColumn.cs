namespace CrmHygiene;

/// <summary>One column of a list.</summary>
/// <param name="Name">The property name: the standard field's name where recognised, else the header as found.</param>
/// <param name="Header">The header as found, byte for byte.</param>
/// <param name="Field">The standard field, or <see cref="ContactField.None"/>.</param>
/// <param name="DateOrder">For dates: the order of day and month that the column's values agree on.</param>
/// <param name="NumberStyle">For numbers: the decimal separator that the column's values agree on.</param>
/// <param name="Constant">The text of contacts whose row has no field in the column, such as what an import stamps on all its contacts; null is empty.</param>
/// <param name="Content">For columns that are no standard field: what all their values are, where that is known.</param>
public sealed record ContactColumn(
    string Name, string Header, ContactField Field, DateOrder DateOrder = DateOrder.Unknown, NumberStyle NumberStyle = NumberStyle.Unknown, string? Constant = null,
    ColumnContent Content = ColumnContent.Unknown);
