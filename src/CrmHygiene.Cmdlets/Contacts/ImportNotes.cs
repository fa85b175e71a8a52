using System.Security.Cryptography;
using CrmHygiene.Core.Changes.Imports;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Notes imports of new contacts in the store, so that they can be taken back and lead sources compared.</summary>
/// <param name="cmdlet">The cmdlet that imports.</param>
/// <param name="run">The run of its pipeline.</param>
/// <param name="choice">The store as the cmdlet names it.</param>
internal sealed class ImportNotes(CrmCmdlet cmdlet, PipelineRun run, StoreChoice choice)
{
    private CrmStore? _store;
    private Task<string>? _hash;
    private string _path = string.Empty;
    private long _id;

    /// <summary>Begins an import; its number goes into the stamp. A list whose contacts are stamped with nothing is only read.</summary>
    public ImportStamp Begin(string path, ImportStamp stamp)
    {
        _id = 0;
        if (stamp.IsEmpty) return stamp;
        cmdlet.UseStore(() => _store = run.StoreToWrite(cmdlet, choice));
        if (_store is null) return stamp;
        _path = Path.GetFullPath(path);
        cmdlet.UseStore(() => _id = ImportLog.Begin(_store, _path, stamp));
        return stamp with { ImportId = _id };
    }

    /// <summary>Forgets an import whose list could not be opened.</summary>
    public void Forget()
    {
        if (_id != 0) cmdlet.UseStore(() => ImportLog.Forget(_store!, _id));
        _id = 0;
    }

    /// <summary>Begins to read: the list is hashed meanwhile.</summary>
    public void Reading()
    {
        if (_id != 0) _hash = Task.Run(() => HashOf(_path));
    }

    /// <summary>Ends an import.</summary>
    public void End(ContactFile file, long imported, long rejected, long suppressed)
    {
        if (_id == 0) return;
        string hash = _hash!.GetAwaiter().GetResult();
        cmdlet.UseStore(() => ImportLog.End(_store!, new CrmImport
        {
            Id = _id,
            Started = default,
            Hash = hash,
            Format = file.Format.ToString(),
            Profile = file.Layout.ProfileName,
            Imported = imported,
            Rejected = rejected,
            Suppressed = suppressed,
        }));
    }

    private static string HashOf(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
            return Convert.ToHexString(SHA256.HashData(stream)).ToLowerInvariant();
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
