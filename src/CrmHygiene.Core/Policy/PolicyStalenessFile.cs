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
}
