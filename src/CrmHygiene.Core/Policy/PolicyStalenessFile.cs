using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads the policy's staleness section.</summary>
internal static class PolicyStalenessFile
{
    public static PolicyStaleness Read(PolicyNode node)
    {
        PolicyStaleness s = new();
        node.Members(new()
        {
            ["inactiveMonths"] = n => s = s with { InactiveMonths = n.Integer(1, 240) },
            ["unopenedSendCount"] = n => s = s with { UnopenedSendCount = n.Integer(1, 1000) },
            ["unopenedDays"] = n => s = s with { UnopenedDays = n.Integer(0, 3650) },
            ["softBounceCount"] = n => s = s with { SoftBounceCount = n.Integer(1, 100) },
            ["softBounceDays"] = n => s = s with { SoftBounceDays = n.Integer(0, 365) },
            ["mailboxFullDays"] = n => s = s with { MailboxFullDays = n.Integer(0, 3650) },
            ["mailboxFullCount"] = n => s = s with { MailboxFullCount = n.Integer(1, 100) },
            ["missingMeansNever"] = n => s = s with { MissingMeansNever = n.Boolean() },
            ["holdStages"] = n => s = s with { HoldStages = [.. n.Array().Select(i => i.String())] },
            ["segments"] = n => s = s with { Segments = [.. n.Array().Select(Segment)] },
            ["retention"] = n => s = s with { Retention = [.. n.Array().Select(Retention)] },
            ["reasons"] = n => s = s with { Reasons = Reasons(n) },
        });
        return s;
    }

    private static PolicySegment Segment(PolicyNode node)
    {
        PolicySegment segment = new();
        node.Members(new()
        {
            ["field"] = n => segment = segment with { Field = n.String() },
            ["value"] = n => segment = segment with { Value = n.String() },
            ["inactiveMonths"] = n => segment = segment with { InactiveMonths = n.Integer(1, 240) },
            ["unopenedSendCount"] = n => segment = segment with { UnopenedSendCount = n.Integer(1, 1000) },
        });
        if (segment.Field.Length == 0) throw node.Error($"'{node.Path}' needs a 'field'.");
        return segment;
    }

    private static PolicyRetention Retention(PolicyNode node)
    {
        PolicyRetention retention = new();
        node.Members(new()
        {
            ["basis"] = n => retention = retention with { Basis = n.String() },
            ["months"] = n => retention = retention with { Months = n.Integer(1, 1200) },
            ["action"] = n => retention = retention with { Action = n.Enumeration<StaleAction>() },
        });
        if (retention.Basis.Length == 0 || retention.Months == 0) throw node.Error($"'{node.Path}' needs a 'basis' and a number of 'months'.");
        return retention;
    }

    private static PolicyReason[] Reasons(PolicyNode node)
    {
        PolicyReason[] reasons = [.. node.Array().Select(Reason)];
        foreach (PolicyReason twice in reasons.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.First()))
            throw node.Error($"'{node.Path}' has the reason '{twice.Name}' more than once.");
        return reasons;
    }

    private static PolicyReason Reason(PolicyNode node)
    {
        PolicyReason reason = new();
        node.Members(new()
        {
            ["name"] = n => reason = reason with { Name = n.String() },
            ["action"] = n => reason = reason with { Action = n.Enumeration<StaleAction>() },
            ["evidence"] = n => reason = reason with { Evidence = n.String() },
            ["where"] = n => reason = reason with { Where = [.. n.Array().Select(Condition)] },
        });
        if (reason.Name.Length == 0 || reason.Where.Count == 0) throw node.Error($"'{node.Path}' needs a 'name' and at least one condition in 'where': without one it would apply to everybody.");
        if (Enum.TryParse(reason.Name, ignoreCase: true, out StaleReason _)) throw node.Error($"'{node.Path}': '{reason.Name}' is the name of a reason there is already.");
        return reason;
    }

    private static PolicyCondition Condition(PolicyNode node)
    {
        PolicyCondition condition = new();
        node.Members(new()
        {
            ["field"] = n => condition = condition with { Field = n.String() },
            ["in"] = n => condition = condition with { In = [.. n.Array().Select(i => i.String())] },
            ["notIn"] = n => condition = condition with { NotIn = [.. n.Array().Select(i => i.String())] },
            ["pattern"] = n => condition = condition with { Pattern = Pattern(n) },
            ["olderThan"] = n => condition = condition with { OlderThan = Period(n) },
            ["isEmpty"] = n => condition = condition with { IsEmpty = n.Boolean() },
        });
        if (condition.Field.Length == 0 || condition is { In: null, NotIn: null, Pattern: null, OlderThan: null, IsEmpty: null })
            throw node.Error($"'{node.Path}' needs a 'field' and one of 'in', 'notIn', 'pattern', 'olderThan' or 'isEmpty'.");
        return condition;
    }

    private static string Pattern(PolicyNode node)
    {
        string pattern = node.String();
        try
        {
            PolicyReasons.Expression(pattern);
        }
        catch (ArgumentException e)
        {
            throw node.Error($"'{node.Path}' is no regular expression: {e.Message}", e);
        }
        return pattern;
    }

    private static string Period(PolicyNode node)
    {
        string period = node.String();
        return CalendarPeriod.TryParse(period, out _) ? period : throw node.Error($"'{node.Path}' is no period: write '18 months', '90 days' or 'P1Y'.");
    }
}
