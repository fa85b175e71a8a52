using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Standards.Formats;

/// <summary>The checks of a policy's fields, by the columns of a list. Not thread-safe.</summary>
internal sealed class FieldFormats
{
    private readonly FieldFormat[] _formats;
    private readonly PerLayout<(int Column, FieldFormat Format)[]> _columns;

    public FieldFormats(CrmPolicy policy)
    {
        _formats = [.. policy.Fields.Values.Select(FieldFormat.Of).OfType<FieldFormat>()];
        _columns = new(layout => [.. _formats.Select(f => (Column: layout.IndexOf(f.Name), Format: f)).Where(f => f.Column >= 0)]);
    }

    /// <summary>The columns of a list that the policy states a form of.</summary>
    public (int Column, FieldFormat Format)[] Of(ContactLayout layout) => _columns.Of(layout);
}
