using System.Management.Automation;
using CrmHygiene.Core.Verification.Blocklists;

namespace CrmHygiene.Cmdlets;

/// <summary>Holds back lists for sending while the store says that one of our senders is on a blocklist.</summary>
internal static class SenderGate
{
    /// <summary>The senders a person lifted the gate for, in their usual form; ends the cmdlet where one is none.</summary>
    public static HashSet<string> Allowed(CrmCmdlet cmdlet, string[] senders)
    {
        try
        {
            return [.. senders.Select(BlocklistChecker.Normalize)];
        }
        catch (FormatException exception)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "SenderInvalid", ErrorCategory.InvalidArgument, senders));
            return [];
        }
    }

    /// <summary>Ends a cmdlet that would write a list for sending while a sender is listed that nobody named.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="run">Its pipeline's run.</param>
    /// <param name="choice">The store it names.</param>
    /// <param name="allowed">The senders the gate is lifted for.</param>
    /// <param name="fresh">What was found out since: answers that are not listed overrule the store.</param>
    public static void Require(CrmCmdlet cmdlet, PipelineRun run, StoreChoice choice, IReadOnlySet<string> allowed, IReadOnlyCollection<BlocklistResult> fresh)
    {
        if (!File.Exists(run.StorePath(choice))) return;
        IReadOnlyList<BlocklistListing> listings = [];
        cmdlet.UseStore(() =>
        {
            if (run.ExistingStore(cmdlet, choice) is { } store) listings = new BlocklistBook(store).Listings();
        });
        BlocklistListing[] closed = [.. listings.Where(l => !allowed.Contains(l.Sender)
            && !fresh.Any(r => r is { Answered: true, Listed: false } && r.Sender == l.Sender && r.Zone.Equals(l.Zone, StringComparison.OrdinalIgnoreCase) && r.CheckedAt >= l.CheckedAt))];
        if (closed.Length > 0) cmdlet.ThrowTerminatingError(Errors.SenderIsListed(closed));
    }

    /// <summary>Ends a cmdlet that was given results by which a sender is listed, or of which no list answered: not answered is not clean.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="results">What Test-CrmBlocklist gave, also by way of a file.</param>
    /// <param name="allowed">The senders the gate is lifted for.</param>
    public static void RequireUnlisted(CrmCmdlet cmdlet, IReadOnlyList<PSObject> results, IReadOnlySet<string> allowed)
    {
        foreach (IGrouping<string, PSObject> sender in results.GroupBy(r => Text(r, "Sender")))
        {
            if (allowed.Contains(sender.Key)) continue;
            if (sender.Key.Length == 0 || sender.Any(r => !bool.TryParse(Text(r, "Listed"), out _)))
                cmdlet.ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-Blocklist takes what Test-CrmBlocklist gives: results with Sender and Listed."), results));
            if (sender.Any(r => bool.Parse(Text(r, "Listed"))))
                cmdlet.ThrowTerminatingError(new ErrorRecord(new InvalidOperationException($"{sender.Key} is on a blocklist, so no send list is written. Get it off the list first."), "SenderIsListed", ErrorCategory.InvalidOperation, sender.Key));
            if (sender.All(r => bool.TryParse(Text(r, "Answered"), out bool answered) && !answered))
                cmdlet.ThrowTerminatingError(new ErrorRecord(new InvalidOperationException($"No blocklist answered for {sender.Key}, so nobody knows whether it is listed, and no send list is written. Ask again with Test-CrmBlocklist, or go on without with -SkipBlocklistCheck."), "SenderNotChecked", ErrorCategory.ResourceUnavailable, sender.Key));
        }
    }

    private static string Text(PSObject result, string property) => result.Properties[property]?.Value?.ToString()?.Trim() ?? string.Empty;
}
