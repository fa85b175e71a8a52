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
}
