namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>
/// What is known about the exports of one system: which header is which standard field, and what its status words mean.
/// A data file in <c>module/profiles</c> or in a folder of the user's own.
/// </summary>
public sealed class HeaderProfile
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<MailingStatus, string>> _words;

    internal HeaderProfile(HeaderProfileFile file)
    {
        Name = file.Id;
        Title = file.Title;
        Source = file.Source;
        Delimiters = file.Delimiters;
        DateOrder = file.DateOrder;
        Fields = file.Fields;
        Status = file.Status;
        _words = file.Words;
        Write = file.Write;
        Sends = file.Sends;
        KnownHeaders = [.. file.Fields.SelectMany(f => f.Value), .. file.Other];
        KnownKeys = KnownHeaders.Select(HeaderText.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The name used with <c>-Profile</c>, such as <c>HubSpot</c>.</summary>
    public string Name { get; }

    /// <summary>What it describes, for people.</summary>
    public string Title { get; }

    /// <summary>Where the header facts come from.</summary>
    public string Source { get; }

    /// <summary>The delimiters the system writes, the likeliest first.</summary>
    public IReadOnlyList<char> Delimiters { get; }

    /// <summary>The order of day and month the system writes where it is fixed; otherwise unknown.</summary>
    public DateOrder DateOrder { get; }

    /// <summary>The headers of each standard field, the preferred one first.</summary>
    public IReadOnlyList<KeyValuePair<ContactField, IReadOnlyList<string>>> Fields { get; }

    /// <summary>By header: what its values mean for mailing. The word <c>*</c> stands for any value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, MailingStatus>> Status { get; }

    /// <summary>The system's own word for each status in the column of a field it writes; empty where the profile lists none.</summary>
    /// <param name="field">A standard field, such as the status of an e-mail address.</param>
    public IReadOnlyDictionary<MailingStatus, string> WordsOf(ContactField field)
    {
        string? header = Write.Headers.GetValueOrDefault(field) ?? (Fields.FirstOrDefault(f => f.Key == field).Value is [var first, ..] ? first : null);
        return header is not null && _words.TryGetValue(HeaderText.Key(header), out IReadOnlyDictionary<MailingStatus, string>? words) ? words : new Dictionary<MailingStatus, string>();
    }

    /// <summary>How a list is written for the system.</summary>
    public ProfileWriting Write { get; }

    /// <summary>Whether the system is there to send mail, so that a list for it is a list to mail.</summary>
    public bool Sends { get; }

    /// <summary>All headers the profile knows, fields or not.</summary>
    internal IReadOnlyList<string> KnownHeaders { get; }

    /// <summary>The comparison keys of all headers the profile knows, fields or not.</summary>
    internal IReadOnlySet<string> KnownKeys { get; }
}
