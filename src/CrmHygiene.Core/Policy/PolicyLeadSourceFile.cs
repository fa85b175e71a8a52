using System.Text.Json;

namespace CrmHygiene.Core.Policy;

/// <summary>Reads the policy's lead sources: names, or objects that say what is done otherwise with a source.</summary>
internal static class PolicyLeadSourceFile
{
    public static CrmPolicy Read(PolicyNode node, CrmPolicy policy)
    {
        List<PolicyLeadSource> sources = [.. node.Array().Select(n => n.Kind == JsonTokenType.StartObject ? Source(n) : new PolicyLeadSource { Name = n.String() })];
        return policy with { LeadSources = [.. sources.Select(s => s.Name)], LeadSourceRules = [.. sources.Where(s => s != new PolicyLeadSource { Name = s.Name })] };
    }

    /// <summary>Adds the sources' thresholds to those of segments, behind the segments the policy names itself.</summary>
    public static CrmPolicy WithSegments(CrmPolicy policy)
    {
        // What an import was stamped with says more about a contact than the words in its row.
        IEnumerable<PolicySegment> segments = new[] { ContactField.ImportLeadSource, ContactField.LeadSource }.SelectMany(field => policy.LeadSourceRules
            .Where(s => s.InactiveMonths is not null || s.UnopenedSendCount is not null)
            .Select(s => new PolicySegment { Field = ContactFields.NameOf(field), Value = s.Name, InactiveMonths = s.InactiveMonths, UnopenedSendCount = s.UnopenedSendCount }));
        return policy.LeadSourceRules.Count == 0 ? policy : policy with { Staleness = policy.Staleness with { Segments = [.. policy.Staleness.Segments, .. segments] } };
    }

    private static PolicyLeadSource Source(PolicyNode node)
    {
        PolicyLeadSource source = new();
        node.Members(new()
        {
            ["name"] = n => source = source with { Name = n.String() },
            ["verification"] = n => source = source with { VerificationLevel = n.Enumeration<EmailVerificationLevel>() },
            ["send"] = n => source = source with { Send = n.Enumeration<SendEligibility>() },
            ["inactiveMonths"] = n => source = source with { InactiveMonths = n.Integer(1, 240) },
            ["unopenedSendCount"] = n => source = source with { UnopenedSendCount = n.Integer(1, 1000) },
        });
        return source.Name.Length > 0 ? source : throw node.Error($"'{node.Path}' needs a 'name'.");
    }
}
