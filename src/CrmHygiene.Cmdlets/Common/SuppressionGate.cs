using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets;

/// <summary>Looks contacts up in the suppression list at the borders of a pipeline: marks them, or keeps them out.</summary>
internal sealed class SuppressionGate
{
    private readonly CrmCmdlet _cmdlet;
    private readonly PipelineRun _run;
    private readonly StoreChoice _choice;
    private readonly bool _closed;
    private SuppressionList? _list;

    /// <summary>By which way people are to be contacted.</summary>
    public SuppressionChannel Channel { get; init; } = SuppressionChannel.Mail;

    /// <summary>About which topic or brand; null for any.</summary>
    public string? Topic { get; init; }

    /// <summary>Opens the gate. One that keeps contacts out needs its store: without it everybody would pass.</summary>
    public SuppressionGate(CrmCmdlet cmdlet, PipelineRun run, string? store, bool closed)
    {
        (_cmdlet, _run, _closed) = (cmdlet, run, closed);
        _choice = StoreChoice.Of(cmdlet, store, false, CrmPolicy.Default);
        if (_choice.Location.IsNamed) run.Choose(_choice);
        if (!closed && store is null) return;
        string path = run.StorePath(_choice);
        if (!File.Exists(path) && !run.Makes(path))
            throw new StoreException(StoreProblem.StoreMissing, path, $"There is no store '{path}', so it cannot be said who is suppressed. Name the store with -Store.");
    }

    /// <summary>Suppressed contacts so far.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Marks a suppressed contact; the reject where it is to be kept out.</summary>
    public RowReject? Reject(Contact contact)
    {
        if (List.IsEmpty || List.Find(contact, Channel, Topic) is not { } finding) return null;
        contact.Attach(finding);
        if (!List.IsSuppressed(contact, Channel, Topic)) return null;
        Suppressed++;
        return _closed ? RowText.Reject(contact, finding.Email, "Suppressed", $"The contact is suppressed: {finding.Reason}.") : null;
    }

    /// <summary>Whether a contact is to be left out.</summary>
    public bool Excludes(Contact contact)
    {
        if (List.IsEmpty || !List.IsSuppressed(contact, Channel, Topic)) return false;
        Suppressed++;
        return _closed;
    }

    private SuppressionList List
    {
        get
        {
            if (_list is null) _cmdlet.UseStore(() => _list = _run.Suppression(_cmdlet, _choice));
            return _list!;
        }
    }
}
