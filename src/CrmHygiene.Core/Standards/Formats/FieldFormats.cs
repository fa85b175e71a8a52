namespace CrmHygiene.Core.Standards.Formats;

/// <summary>The checks of a policy's fields, by the columns of a list. Not thread-safe.</summary>
internal sealed class FieldFormats
{
    private readonly FieldFormat[] _formats;
    private (int Column, FieldFormat Format)[] _columns = [];
    private ContactLayout? _layout;

    public FieldFormats(CrmPolicy policy) => _formats = [.. policy.Fields.Values.Select(FieldFormat.Of).OfType<FieldFormat>()];

    /// <summary>The columns of a list that the policy states a form of.</summary>
    public (int Column, FieldFormat Format)[] Of(ContactLayout layout)
    {
        if (ReferenceEquals(layout, _layout)) return _columns;
        _layout = layout;
        return _columns = [.. _formats.Select(f => (Column: layout.IndexOf(f.Name), Format: f)).Where(f => f.Column >= 0)];
    }
}
