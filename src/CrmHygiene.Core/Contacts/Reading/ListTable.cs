namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A list whose format is no delimited text: named columns and rows of text. Rows may be enumerated again.</summary>
internal abstract class ListTable
{
    public abstract ContactFormat Format { get; }

    /// <summary>The column names, in order.</summary>
    public abstract IReadOnlyList<string> Headers { get; }

    /// <summary>What a person should know, complete when all rows were read.</summary>
    public virtual IReadOnlyList<string> Notices => [];

    /// <summary>Reads the rows.</summary>
    /// <param name="progress">Told the bytes read so far, about.</param>
    public abstract IEnumerable<ListRow> Rows(Action<long> progress);
}
