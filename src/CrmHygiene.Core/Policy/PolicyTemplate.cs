using System.Text;
using System.Text.Json;

namespace CrmHygiene.Core.Policy;

/// <summary>A commented policy to start from: every section with its default, and what it decides.</summary>
public static class PolicyTemplate
{
    /// <summary>The text of a new policy file.</summary>
    /// <param name="name">What the policy is called.</param>
    /// <param name="defaultCountry">ISO 3166-1 code of two letters, or null.</param>
    public static string Create(string name, string? defaultCountry)
    {
        CrmPolicy policy = CrmPolicy.Default;
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
            {
              // The standard our contact list is kept to. Comments and trailing commas are allowed.
              // Check it with Test-CrmPolicy, print it for the team with Export-CrmGuide.
              "name": {{Quote(name)}},

              // What every contact must have. A list inside the list is a group: one of its fields is enough.
              "required": [{{string.Join(", ", policy.Required.Select(g => g.Count == 1 ? Quote(g[0]) : $"[{string.Join(", ", g.Select(Quote))}]"))}}],

              // The fields worth having. What is neither required nor relevant is collected for no stated purpose.
              "relevant": [{{string.Join(", ", policy.Relevant.Select(Quote))}}],

              // Why a field is collected, who answers for it, how it is written. Values that are not in "values" are
              // findings; "synonyms" are replaced by Repair-CrmContact. Columns of your own may stand here, too.
              // "type" says what values are: Text, Number, Integer, Percentage, Date, Boolean, Email, Phone, Url, Country or
              // List; "format" how they are written (dates yyyy-MM-dd, phones E164, decimals 0.00); "minLength", "maxLength",
              // "minimum", "maximum" and "pattern" (a regular expression) limit them. Test-CrmContact finds what differs.
              // "Discount": { "purpose": "To bill right.", "type": "Percentage", "format": "0.0", "maximum": 100 }
              "fields": {

            """);
        IEnumerable<ContactField> fields = policy.Required.SelectMany(g => g).Concat(policy.Relevant).Distinct();
        text.AppendJoin(",\n", fields.Select(Field)).Append("\n  },\n\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
              // How values are written.
              "style": {
                "nameCasing": true,         // JOHN SMITH and john smith become John Smith
                "lowerCaseEmail": true,
                "phoneFormat": "E164",      // E164 (+493012345678), International (+49 30 12345678) or National (030 12345678)
                "dateFormat": "yyyy-MM-dd"  // ISO 8601
              },

              // The country of contacts that name none, for reading their phones: DE, US, ... or null to guess nothing.
              "defaultCountry": {{(defaultCountry is null ? "null" : Quote(defaultCountry))}},

              // How far e-mail addresses are checked: None, Syntax (offline), Dns (does the domain take mail), Mailbox.
              "verification": { "level": "{{policy.VerificationLevel}}" },

              // Pairs at least this probable are merged; those above the second threshold are shown for review.
              "duplicates": { "threshold": {{Number(policy.Duplicates.Threshold)}}, "reviewThreshold": {{Number(policy.Duplicates.ReviewThreshold)}}, "maxGroupSize": {{policy.Duplicates.MaxGroupSize}} },

              "staleness": {
                "inactiveMonths": {{policy.Staleness.InactiveMonths}},     // calendar months without any contact
                "unopenedSendCount": {{policy.Staleness.UnopenedSendCount}}, // mails delivered in a row without an open or click ...
                "unopenedDays": {{policy.Staleness.UnopenedDays}},      // ... over at least so many days
                "holdStages": [],          // lifecycle stages that are never stale, such as "customer"

                // Parts of the list with a buying cycle of their own.
                "segments": [
                  // { "field": "LeadSource", "value": "Fair", "inactiveMonths": 24 }
                ],

                // How long contacts of a lawful basis are kept.
                "retention": [
                  // { "basis": "consent", "months": 24, "action": "Archive" }
                ],

                // Reasons of your own; all conditions must hold. A condition: in, notIn, pattern, olderThan or isEmpty.
                "reasons": [
                  // { "name": "OldRegion", "action": "Archive", "evidence": "The region was sold.", "where": [ { "field": "State", "in": ["West"] }, { "field": "LastActivity", "olderThan": "3 months" } ] }
                ]
              },

              // How much one run may remove. Only these numbers lift it, or the parameters of the same name.
              "limits": { "maxRemovePercent": {{Number(policy.Limits.MaxRemovePercent)}}, "maxRemoveCount": {{policy.Limits.MaxRemoveCount}} },

              // The lead sources we know; an empty list knows all. A source may be treated otherwise than the rest.
              "leadSources": [
                // "Website form",
                // { "name": "Purchased list", "verification": "Mailbox", "send": "AfterConfirmation", "inactiveMonths": 3 }
              ],

              // Severity of rules where it differs from their own: Off, Information, Warning, Error.
              "rules": {
                // "NameAllCaps": "Information"
              }
            }

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Field(ContactField field) =>
        $"    {Quote(field)}: {{ \"purpose\": {Quote(FieldPurposes.PurposeOf(field))}, \"owner\": \"\"{Type(field)} }}";

    private static string Type(ContactField field) => ContactFields.IsEmail(field) ? ", \"type\": \"Email\"" : ContactFields.IsPhone(field) ? ", \"type\": \"Phone\""
        : ContactFields.KindOf(field) == FieldKind.Date ? ", \"type\": \"Date\"" : field == ContactField.Country ? ", \"type\": \"Country\"" : string.Empty;

    private static string Number(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Quote(ContactField field) => Quote(ContactFields.NameOf(field));

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
