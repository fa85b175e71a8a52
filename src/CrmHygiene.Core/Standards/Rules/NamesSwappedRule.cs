namespace CrmHygiene.Core.Standards.Rules;

internal sealed class NamesSwappedRule() : ContactRule("NamesSwapped", RuleSeverity.Information,
    "First and last name may stand in each other's column: the address says last.first, or the first name ends with a comma.", "Look at the two names; swap them where they are wrong.")
{
    public override void Check(RuleContext context)
    {
        string first = context.Text(ContactField.FirstName);
        string last = context.Text(ContactField.LastName);
        if (first.Length < 2 || last.Length < 2) return;
        if (first[^1] == ',')
        {
            context.Report(ContactField.FirstName, "The first name ends with a comma, as family names do in lists.");
            return;
        }
        ReadOnlySpan<char> local = EmailShape.Local(context.Text(ContactField.Email));
        // john.smith@ with first name Smith and last name John. Names that are both first and last cannot be told apart.
        if (local.Length == first.Length + last.Length + 1 && local[last.Length] is '.' or '_' or '-'
            && local.StartsWith(last, StringComparison.OrdinalIgnoreCase) && local.EndsWith(first, StringComparison.OrdinalIgnoreCase)
            && !first.Equals(last, StringComparison.OrdinalIgnoreCase))
            context.Report(ContactField.FirstName, "The e-mail address has the two names the other way round.");
    }
}
