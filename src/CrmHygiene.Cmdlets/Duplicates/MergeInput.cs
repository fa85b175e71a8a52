using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>The rules Merge-CrmContact is given by hand.</summary>
internal static class MergeInput
{
    /// <summary>The rules of the policy, with those given by hand in their place.</summary>
    public static IReadOnlyDictionary<string, FieldRule> FieldRules(PSCmdlet cmdlet, Hashtable table, IReadOnlyDictionary<string, FieldRule> policy)
    {
        Dictionary<string, FieldRule> rules = new(policy, StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string text = $"{entry.Value}";
            if (text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out FieldRule rule)) rules[$"{entry.Key}"] = rule;
            else cmdlet.ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException($"'{text}' is no rule for '{entry.Key}'. Use one of {string.Join(", ", Enum.GetNames<FieldRule>())}."), entry.Value));
        }
        return rules;
    }

    public static Func<Contact, double?> ScoreOf(ScriptBlock script) => contact =>
    {
        var result = script.InvokeWithContext(null, [new PSVariable("_", contact)]);
        return result.Count > 0 && LanguagePrimitives.TryConvertTo(result[^1], CultureInfo.InvariantCulture, out double score) ? score : null;
    };

    /// <summary>Says at the start what is wrong with the rules, not after the whole list was read.</summary>
    public static void Check(PSCmdlet cmdlet, MergeOptions options)
    {
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            cmdlet.ThrowTerminatingError(Errors.ArgumentInvalid(exception, options.FieldRules));
        }
    }
}
