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
            double[] scores = left.Select(i => Score(contacts[i], rule, options)).ToArray();
            double best = scores.Max();
            // a number of clicks or days needs a lead; sources are in order
            double lead = rule == WinnerRule.SourcePriority ? 1 : options.MinimumLead;
            if (double.IsNegativeInfinity(best)) continue;
            List<int> kept = [];
            for (int k = 0; k < left.Count; k++)
            {
                if (scores[k] == best || best - scores[k] < lead) kept.Add(left[k]);
                else reasons[left[k]] = Reason(rule);
            }
            left = kept;
        }
        if (left.Count > 1 && !Alike(left.Select(i => contacts[i]).ToArray())) return (-1, reasons);
        for (int k = 1; k < left.Count; k++) reasons[left[k]] = "LaterInList";
        return (left[0], reasons);
    }

    /// <summary>The contact whose person was last active, else the one created last; -1 where that leaves more than one.</summary>
    public static int Newest(IReadOnlyList<Contact> contacts)
    {
        DateTime?[] last = contacts.Select(LastHumanActivity).ToArray();
        if (last.All(d => d is null)) last = contacts.Select(c => c.GetDate(ContactField.CreatedAt)).ToArray();
        DateTime? best = last.Max();
        int[] newest = Enumerable.Range(0, contacts.Count).Where(i => best is not null && last[i] == best).ToArray();
        return newest.Length == 1 || newest.Length > 1 && Alike(newest.Select(i => contacts[i]).ToArray()) ? newest[0] : -1;
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

    private static double Score(Contact contact, WinnerRule rule, MergeOptions options) => rule switch
    {
        WinnerRule.MostComplete => Filled(contact),
        WinnerRule.MostRecent => LastHumanActivity(contact) is { } date ? Days(date) : double.NegativeInfinity,
        WinnerRule.Oldest => contact.GetDate(ContactField.CreatedAt) is { } created ? -Days(created) : double.NegativeInfinity,
        WinnerRule.MostEngaged => 3.0 * (contact.GetNumber(ContactField.EmailsClicked) ?? 0) + (contact.GetNumber(ContactField.EmailsOpened) ?? 0),
        WinnerRule.SourcePriority => -SourceRank(contact, options),
        WinnerRule.Score => options.Score?.Invoke(contact) ?? double.NegativeInfinity,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>The place of a contact's source in the priority; after all of them where it has none.</summary>
    public static int SourceRank(Contact contact, MergeOptions options)
    {
        string file = contact.GetLayout().SourceName, lead = contact.GetText(ContactField.LeadSource).Trim();
        for (int i = 0; i < options.SourcePriority.Count; i++)
        {
            string source = options.SourcePriority[i];
            if (source.Equals(file, StringComparison.OrdinalIgnoreCase) || source.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase)
                || source.Equals(lead, StringComparison.OrdinalIgnoreCase)) return i;
        }
        return options.SourcePriority.Count;
    }

    private static double Days(DateTime date) => date.Ticks / (double)TimeSpan.TicksPerDay;

    private static string Reason(WinnerRule rule) => rule switch
    {
        WinnerRule.MostComplete => "LessComplete",
        WinnerRule.MostRecent => "LessRecent",
        WinnerRule.Oldest => "Newer",
        WinnerRule.SourcePriority => "LessTrusted",
        WinnerRule.Score => "LowerScore",
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
