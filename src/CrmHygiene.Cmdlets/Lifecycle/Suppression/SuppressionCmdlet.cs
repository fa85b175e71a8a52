using System.Management.Automation;
using CrmHygiene.Cmdlets.Runs;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>A cmdlet over the suppression list.</summary>
public abstract class SuppressionCmdlet : StoreCmdlet
{
    private const int ShownEvery = 20_000;
    private readonly ObjectContacts _objects = new();

    /// <summary>The form of an address the list keeps; writes an error where the text is none.</summary>
    /// <param name="text">As typed.</param>
    private protected string? Normalize(string? text)
    {
        if (SuppressionAddress.TryNormalize(text, out string address)) return address;
        WriteError(Errors.NotAnAddress());
        return null;
    }

    /// <summary>Entries as they are taken, with progress, until the pipeline is stopped.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="status">What they are, to show.</param>
    /// <param name="total">How many there are; 0 where nobody knows.</param>
    private protected IEnumerable<CrmHygiene.Suppression> Shown(IEnumerable<CrmHygiene.Suppression> entries, string status, int total = 0)
    {
        long taken = 0;
        foreach (CrmHygiene.Suppression entry in entries)
        {
            StopToken.ThrowIfCancellationRequested();
            if (++taken % ShownEvery == 0) WriteProgress(new ProgressRecord(0, "Suppressed addresses", status) { PercentComplete = total > 0 ? (int)(100 * taken / total) : -1 });
            yield return entry;
        }
    }

    /// <summary>The key to keep addresses with; null where they are kept plain.</summary>
    /// <param name="store">The store.</param>
    /// <param name="hashed">Whether they are to be hashed.</param>
    private protected SuppressionKey? KeyToWrite(CrmStore store, bool hashed) =>
        hashed || PolicyInForce.HashSuppressed ? SuppressionKey.Require(store, SuppressionKey.PathOf(PolicyInForce)) : null;

    /// <summary>The address in an object of the pipeline: text, a contact, a finding, or anything with properties that name an address, by whatever alias.</summary>
    /// <param name="input">The object.</param>
    private protected string? AddressOf(PSObject input) => input.BaseObject switch
    {
        string text => text,
        Contact contact => contact.GetText(ContactField.Email),
        Finding finding => finding.Email,
        CrmHygiene.Suppression entry => entry.Address,
        _ => _objects.Convert(input)?.GetText(ContactField.Email) is { Length: > 0 } email ? email : input.Properties["Address"]?.Value?.ToString(),
    };
}
