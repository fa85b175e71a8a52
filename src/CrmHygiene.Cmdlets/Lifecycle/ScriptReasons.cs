using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Stale reasons that a person writes as script blocks.</summary>
internal static class ScriptReasons
{
    private static readonly string[] Keys = ["Name", "Action", "Evidence", "Where"];

    /// <summary>Reads them; ends the cmdlet where one is not understood.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="tables">As typed; null for none.</param>
    public static IEnumerable<CustomStaleReason> Read(CrmCmdlet cmdlet, Hashtable[]? tables)
    {
        foreach (Hashtable table in tables ?? [])
        {
            CustomStaleReason? reason = null;
            try
            {
                reason = Read(cmdlet, table);
            }
            catch (ArgumentException exception)
            {
                cmdlet.ThrowTerminatingError(Errors.ArgumentInvalid(exception, "CustomReason"));
            }
            yield return reason!;
        }
    }

    private static CustomStaleReason Read(CrmCmdlet cmdlet, Hashtable table)
    {
        foreach (object key in table.Keys)
            if (!Keys.Contains(key.ToString(), StringComparer.OrdinalIgnoreCase)) throw new ArgumentException($"'{key}' is no part of a reason: write {string.Join(", ", Keys)}.");
        string name = table["Name"]?.ToString()?.Trim() ?? string.Empty;
        if (name.Length == 0) throw new ArgumentException("A reason needs a Name.");
        if (Enum.TryParse(name, ignoreCase: true, out StaleReason _)) throw new ArgumentException($"'{name}' is the name of a reason there is already.");
        StaleAction action = StaleAction.Review;
        if (table["Action"] is { } given && !Enum.TryParse(given.ToString(), ignoreCase: true, out action)) throw new ArgumentException($"'{given}' is no action: write one of {string.Join(", ", Enum.GetNames<StaleAction>())}.");
        if ((table["Where"] is PSObject wrapped ? wrapped.BaseObject : table["Where"]) is not ScriptBlock where) throw new ArgumentException($"The reason '{name}' needs a script block, such as Where = {{ $_.State -eq 'West' }}.");
        string evidence = table["Evidence"]?.ToString() is { Length: > 0 } words ? words : $"Your reason '{name}' applies.";
        return new CustomStaleReason(name, action, contact => Holds(cmdlet, name, where, contact) ? evidence : null);
    }

    private static bool Holds(CrmCmdlet cmdlet, string name, ScriptBlock where, Contact contact)
    {
        try
        {
            return LanguagePrimitives.IsTrue(where.InvokeWithContext(null, [new PSVariable("_", PSObject.AsPSObject(contact))]));
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            // A condition that failed is no answer, and a contact must not be judged without one.
            cmdlet.ThrowTerminatingError(new ErrorRecord(new ArgumentException($"The condition of the reason '{name}' failed ({exception.ErrorRecord.FullyQualifiedErrorId}). Nothing was changed.", exception), "CustomReasonFailed", ErrorCategory.InvalidOperation, name));
            return false;
        }
    }
}
