namespace CrmHygiene.Core.Standards.Rules;

/// <summary>One thing that can be wrong with a contact. Stateless.</summary>
internal abstract class ContactRule
{
    protected ContactRule(string id, RuleSeverity severity, string description, string suggestedFix) =>
        Info = new ContactRuleInfo(id, severity, description, suggestedFix);

    public ContactRuleInfo Info { get; }

    /// <summary>Reports what it finds to the context.</summary>
    public abstract void Check(RuleContext context);
}
