using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Which columns of a list become columns of its contacts: those kept, and those an import stamps.</summary>
internal sealed class ColumnChoice
{
    private ColumnChoice(IReadOnlyList<ContactColumn> columns, int[]? kept, IReadOnlyList<string> dropped)
    {
        Columns = columns;
        Kept = kept;
        Dropped = dropped;
    }

    /// <summary>The columns of the contacts.</summary>
    public IReadOnlyList<ContactColumn> Columns { get; }

    /// <summary>The columns of the list that are kept, in order; null keeps all.</summary>
    public int[]? Kept { get; }

    /// <summary>The headers of the columns dropped on purpose.</summary>
    public IReadOnlyList<string> Dropped { get; }

    /// <exception cref="ArgumentException">A name is no column of the list.</exception>
    public static ColumnChoice Of(IReadOnlyList<ContactColumn> found, ContactReadOptions options)
    {
        bool rejects = RejectColumns.IsRejectFile(found.Select(c => c.Header));
        int[]? kept = options.Columns is null && !rejects ? null
            : [.. Enumerable.Range(0, found.Count).Where(i => (options.Columns is null || IsNamed(found[i], options.Columns)) && !(rejects && RejectColumns.IsMark(found[i].Header)))];
        if (options.Columns is not null && !options.IgnoreMissingColumns)
        {
            foreach (string name in options.Columns)
                if (!found.Any(c => IsNamed(c, [name])))
                    throw new ArgumentException($"The list has no column '{name}'.{DidYouMean.Sentence(name, found.SelectMany(c => new[] { c.Name, c.Header }))}", nameof(options));
        }
        IEnumerable<ContactColumn> columns = kept is null ? found : kept.Select(i => found[i]);
        // A list that was stamped before has these columns; its own stamps stay under another name.
        List<ContactColumn> stamps = [.. options.Stamp.Columns()];
        columns = columns.Select(c => stamps.Any(s => s.Field == c.Field) ? c with { Name = c.Name + " (before)", Field = ContactField.None } : c);
        string[] dropped = kept is null || options.Columns is null ? [] : [.. Enumerable.Range(0, found.Count).Except(kept).Select(i => found[i].Header.Trim())];
        return new ColumnChoice([.. columns, .. stamps], kept, dropped);
    }

    private static bool IsNamed(ContactColumn column, IReadOnlyList<string> names) =>
        names.Any(n => n.Equals(column.Name, StringComparison.OrdinalIgnoreCase) || n.Trim().Equals(column.Header.Trim(), StringComparison.OrdinalIgnoreCase));
}
