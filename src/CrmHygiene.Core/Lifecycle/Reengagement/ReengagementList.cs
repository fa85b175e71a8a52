using System.Globalization;
using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>Gathers who is asked in one round, each address once, and writes the send list with its templates.</summary>
public sealed class ReengagementList
{
    private readonly List<ReengagementStatus> _selected = [];
    private readonly HashSet<string> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, long> _excluded = new(StringComparer.Ordinal);
    private long _waiting, _overCap;

    /// <summary>Who is asked, in input order.</summary>
    public IReadOnlyList<ReengagementStatus> Selected => _selected;

    /// <summary>Silent contacts that may not be asked, though nothing else keeps them off the list: by what is in the way.</summary>
    public IEnumerable<KeyValuePair<string, long>> NotAskable => _excluded.Where(e => AskObstacle.Is(e.Key));

    /// <summary>Takes a contact's stage.</summary>
    /// <param name="status">The stage.</param>
    /// <param name="cap">The most contacts of one list.</param>
    public void Add(ReengagementStatus status, int cap)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Stage is ReengagementStage.Waiting or ReengagementStage.LastWait) _waiting++;
        else if (status.Stage != ReengagementStage.Due) Exclude(status.Stage == ReengagementStage.Excluded ? status.Detail : status.Stage.ToString());
        else if (_addresses.Contains(status.Email.Trim())) Exclude("Its address is on the list already.");
        else if (_selected.Count >= cap) _overCap++;
        else
        {
            _addresses.Add(status.Email.Trim());
            _selected.Add(status);
        }
    }

    /// <summary>Writes the list and the templates.</summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="from">Our sender.</param>
    /// <param name="company">Our name.</param>
    /// <param name="postalAddress">Our postal address.</param>
    /// <param name="unsubscribe">The https address of one-click unsubscription.</param>
    /// <param name="messages">Messages a contact gets.</param>
    /// <param name="asOf">The moment that is now.</param>
    /// <exception cref="ArgumentException">Sender, postal address or address of unsubscription will not do.</exception>
    /// <exception cref="ContactFileException">A file exists or cannot be written.</exception>
    public ReengagementRound Write(string folder, string from, string company, string postalAddress, string unsubscribe, int messages, DateTime asOf)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyList<string> templates = ReengagementTemplates.Write(folder, from, company, postalAddress, unsubscribe, messages);
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"send-list-{asOf:yyyyMMdd-HHmmss}.csv"));
        using var file = new AtomicFile(path, overwrite: false);
        file.Stream.Write(Encoding.UTF8.Preamble);
        Line(file, "Email", "FirstName", "LastName", "Id", "Message", "Template");
        foreach (ReengagementStatus each in _selected)
        {
            Contact contact = each.Contact!;
            int number = each.Messages + 1;
            Line(file, each.Email.Trim(), contact.GetText(ContactField.FirstName), contact.GetText(ContactField.LastName), each.Id, number.ToString(CultureInfo.InvariantCulture), Path.GetFileName(templates[Math.Min(number, templates.Count) - 1]));
        }
        file.Commit();
        return new ReengagementRound(path, templates, _selected.Count, _excluded, _waiting, _overCap);
    }

    /// <summary>Counts by reason in words: <c>Its address is not confirmed (3), No lawful basis is on record (12)</c>.</summary>
    /// <param name="reasons">Reasons as sentences, with their counts.</param>
    public static string Describe(IEnumerable<KeyValuePair<string, long>> reasons) =>
        string.Join(", ", reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key.TrimEnd('.')} ({r.Value:N0})")));

    private void Exclude(string why) => _excluded[why] = _excluded.GetValueOrDefault(why) + 1;

    // For people and mail systems: cells that a spreadsheet would run are made text.
    private static void Line(AtomicFile file, params string[] cells) => file.Stream.Write(Encoding.UTF8.GetBytes(string.Join(',', cells.Select(c =>
        $"\"{(c.Length > 0 && c[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + c : c).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
}
