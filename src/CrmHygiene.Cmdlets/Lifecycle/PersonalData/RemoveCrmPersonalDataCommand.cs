using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.PersonalData;

/// <summary>Erases everything that is known of a person, and writes a receipt that also names what was not reached.</summary>
[Cmdlet(VerbsCommon.Remove, "CrmPersonalData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ErasureReceipt))]
public sealed class RemoveCrmPersonalDataCommand : PersonalDataCmdlet
{
    /// <summary>The file for the receipt (JSON). By default erasure-receipt-(time).json in the current folder. Of several people each gets one, and a receipt that is there is never replaced: receipt.json, receipt-2.json and so on.</summary>
    [Parameter]
    public string? ReceiptPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WithStore(() =>
    {
        string path = ReceiptPath is null ? ContactArchive.NewPath(ResolveDestination("."), "erasure-receipt", DateTimeOffset.Now, ".json") : FileOf(ReceiptPath, keeps: true);
        using CrmStore store = OpenStore();
        PersonalDataRequest request = Request(store);
        if (!ShouldProcess(store.Path, "Erase all data of one person for good")) return;
        SuppressionKey key = SuppressionKey.Require(store, SuppressionKey.PathOf(PolicyInForce));
        ErasureReceipt receipt = Run(request, "Erasing a person", r => r.Erase(key)) with { ReceiptPath = path };
        try
        {
            PersonalDataFile.Write(path, receipt);
        }
        catch (ContactFileException exception)
        {
            WriteError(Errors.FromFile(exception));
            receipt = receipt with { ReceiptPath = string.Empty };
        }
        WriteObject(receipt);
    });
}
