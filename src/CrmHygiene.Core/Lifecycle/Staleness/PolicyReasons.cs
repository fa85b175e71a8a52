using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Stale reasons of a policy's own, made ready to judge by.</summary>
public static class PolicyReasons
{
    /// <summary>The reasons of a policy.</summary>
    /// <param name="staleness">The policy's thresholds.</param>
    /// <param name="asOf">The moment that is now.</param>
    public static IReadOnlyList<CustomStaleReason> Of(PolicyStaleness staleness, DateTime asOf)
    {
        ArgumentNullException.ThrowIfNull(staleness);
        return [.. staleness.Reasons.Select(r => Of(r, asOf))];
    }

    /// <summary>The expression of a pattern: linear in time, whatever the pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">It is no regular expression, or one that needs backtracking.</exception>
    internal static Regex Expression(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentException("Look-around and back-references are not supported.", nameof(pattern), e);
        }
    }

    private static CustomStaleReason Of(PolicyReason reason, DateTime asOf)
    {
        Func<Contact, bool>[] conditions = [.. reason.Where.Select(c => Of(c, asOf))];
        string evidence = reason.Evidence.Length > 0 ? reason.Evidence : $"The policy's reason '{reason.Name}' applies.";
        return new CustomStaleReason(reason.Name, reason.Action, contact => Array.TrueForAll(conditions, holds => holds(contact)) ? evidence : null);
    }

    private static Func<Contact, bool> Of(PolicyCondition condition, DateTime asOf)
    {
        HashSet<string>? allowed = condition.In?.ToHashSet(StringComparer.OrdinalIgnoreCase), excluded = condition.NotIn?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Regex? pattern = condition.Pattern is { } text ? Expression(text) : null;
        DateTime? before = condition.OlderThan is { } period ? CalendarPeriod.Parse(period).Before(asOf) : null;
        ContactField standard = ContactFields.TryParse(condition.Field, out ContactField known) ? known : ContactField.None;
        return contact =>
        {
            ContactLayout layout = contact.GetLayout();
            int column = standard != ContactField.None ? layout.IndexOf(standard) : layout.IndexOf(condition.Field);
            if (column < 0) return false;
            bool blank = contact.IsBlank(column);
            if (condition.IsEmpty is { } empty && empty != blank) return false;
            if (blank) return condition.IsEmpty == true;
            string value = contact.GetText(column).Trim();
            return allowed?.Contains(value) != false && excluded?.Contains(value) != true && pattern?.IsMatch(value) != false && (before is null || contact.GetDate(column) <= before);
        };
    }
}
