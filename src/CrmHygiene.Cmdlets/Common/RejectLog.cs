using System.Management.Automation;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Cmdlets;

/// <summary>Says which rows were rejected without flooding the screen: the first ten one by one, the rest counted.</summary>
internal sealed class RejectLog(Cmdlet cmdlet, string path)
{
    private const int Shown = 10;

    /// <summary>Rows rejected so far.</summary>
    public long Count { get; private set; }

    public void Add(RowReject reject)
    {
        Count++;
        if (Count <= Shown) cmdlet.WriteError(Errors.RowRejected(reject, path));
    }

    public void Complete()
    {
        if (Count > Shown) cmdlet.WriteError(Errors.MoreRowsRejected(path, Count - Shown, Count));
    }
}
