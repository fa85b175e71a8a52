namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Chooses the contact that survives.</summary>
internal static class WinnerChoice
{
    private static readonly ContactField[] HumanActivity = [ContactField.LastActivity, ContactField.LastEmailClicked, ContactField.LastEmailOpened];

    /// <summary>The winner's index and the rule that beat each other contact; -1 where no rule decides.</summary>
    public static (int Winner, string[] Reasons) Choose(IReadOnlyList<Contact> contacts, MergeOptions options)
    {
        string[] reasons = new string[contacts.Count];
        List<int> left = Enumerable.Range(0, contacts.Count).ToList();
        foreach (WinnerRule rule in options.Winner)
        {
            if (left.Count == 1) break;
            double[] scores = left.Select(i => Score(contacts[i], rule)).ToArray();
            double best = scores.Max();
            if (double.IsNegativeInfinity(best)) continue;
            List<int> kept = [];
            for (int k = 0; k < left.Count; k++)
            {
                if (scores[k] == best || best - scores[k] < options.MinimumLead) kept.Add(left[k]);
                else reasons[left[k]] = Reason(rule);
            }
            left = kept;
        }
        if (left.Count > 1 && !Alike(left.Select(i => contacts[i]).ToArray())) return (-1, reasons);
        for (int k = 1; k < left.Count; k++) reasons[left[k]] = "LaterInList";
        return (left[0], reasons);
    }

    /// <summary>Number of filled standard and other fields.</summary>
    public static int Filled(Contact contact)
    {
        int filled = 0;
        for (int i = 0; i < contact.GetLayout().Columns.Count; i++) filled += contact.IsBlank(i) ? 0 : 1;
        return filled;
    }

    /// <summary>The latest thing the person did; null where nothing is known.</summary>
    public static DateTime? LastHumanActivity(Contact contact)
    {
        DateTime? last = null;
        foreach (ContactField field in HumanActivity)
            if (contact.GetDate(field) is { } date && (last is null || date > last)) last = date;
        return last;
    }

    private static double Score(Contact contact, WinnerRule rule) => rule switch
    {
        WinnerRule.MostComplete => Filled(contact),
        WinnerRule.MostRecent => LastHumanActivity(contact) is { } date ? Days(date) : double.NegativeInfinity,
        WinnerRule.Oldest => contact.GetDate(ContactField.CreatedAt) is { } created ? -Days(created) : double.NegativeInfinity,
        WinnerRule.MostEngaged => 3.0 * (contact.GetNumber(ContactField.EmailsClicked) ?? 0) + (contact.GetNumber(ContactField.EmailsOpened) ?? 0),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static double Days(DateTime date) => date.Ticks / (double)TimeSpan.TicksPerDay;

    private static string Reason(WinnerRule rule) => rule switch
    {
        WinnerRule.MostComplete => "LessComplete",
        WinnerRule.MostRecent => "LessRecent",
        WinnerRule.Oldest => "Newer",
        _ => "LessEngaged",
    };

    // level contacts that do not contradict each other lose nothing whoever wins
    private static bool Alike(Contact[] contacts)
    {
        foreach (ContactField field in ContactFields.All)
        {
            if (field is ContactField.Id) continue;
            if (contacts.Select(c => c.GetText(field).Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1) return false;
        }
        return true;
    }
}
