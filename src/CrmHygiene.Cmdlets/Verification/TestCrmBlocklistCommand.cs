using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Blocklists;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>Tests whether our sending addresses and domains are on blocklists.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmBlocklist")]
[OutputType(typeof(BlocklistResult))]
public sealed class TestCrmBlocklistCommand : CrmCmdlet
{
    private readonly List<string> _senders = [];
    private StoreChoice? _choice;

    /// <summary>The IP addresses (v4 or v6) and domains your mail is sent from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[] Sender { get; set; } = [];

    /// <summary>A file with the blocklists to ask, in place of the built-in ones: JSON of the same form.</summary>
    [Parameter]
    public string? ZoneFile { get; set; }

    /// <summary>Only these lists, by zone or name. All by default.</summary>
    [Parameter]
    public string[]? Zone { get; set; }

    /// <summary>Keys of lists you subscribe to, by zone: @{ 'zen.spamhaus.org' = $secureString }.</summary>
    [Parameter]
    public Hashtable? Key { get; set; }

    /// <summary>A small file in which the answers are kept, so that the next run can name the changes.</summary>
    [Parameter]
    public string? StatePath { get; set; }

    /// <summary>The store that remembers the answers, so that changes are named and no list for sending is written while one of our senders is listed. By default that of $env:CRMHYGIENE_STORE, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Makes the store where the one that is named is missing.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    /// <summary>Ends with an error where a sender is on a list, for a scheduled task.</summary>
    [Parameter]
    public SwitchParameter FailIfListed { get; set; }

    /// <summary>The DNS servers to ask, as IP addresses with an optional port. The system's by default; most lists refuse public ones.</summary>
    [Parameter]
    public string[] NameServer { get; set; } = [];

    /// <summary>Seconds to wait for one DNS answer before asking again.</summary>
    /// <value>5</value>
    [Parameter]
    [ValidateRange(1, 300)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>How many questions are asked at the same time.</summary>
    /// <value>32</value>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _choice = StoreChoice.Of(this, Store, CreateStore, CrmPolicy.Default);
        if (_choice.Location.Path.Length > 0) StoreOpener.RequireNamed(this, _choice, JoinRun());
        JoinRun().Choose(_choice);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string sender in Sender)
        {
            try
            {
                string normal = BlocklistChecker.Normalize(sender);
                if (!_senders.Contains(normal)) _senders.Add(normal);
            }
            catch (FormatException exception)
            {
                WriteError(new ErrorRecord(exception, "SenderInvalid", ErrorCategory.InvalidArgument, sender));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Cancellable(() =>
    {
        BlocklistState? state = StatePath is null ? null : Open(ResolveDestination(StatePath));
        using BlocklistChecker checker = new(Options());
        BlocklistBook? book = OpenBook(anyListed: false);
        List<BlocklistResult> all = [];
        Task<IReadOnlyList<BlocklistResult>>[] asked = [.. _senders.Select(s => checker.CheckAsync(s, StopToken))];
        foreach (Task<IReadOnlyList<BlocklistResult>> task in asked)
        {
            foreach (BlocklistResult found in task.GetAwaiter().GetResult())
            {
                BlocklistResult result = Remember(found, ref book);
                if (state is not null) result = state.Update(found);
                all.Add(result);
                if (result.Change == BlocklistChange.NewlyListed) WriteWarning($"Newly listed: {result}");
                if (result.Change == BlocklistChange.Delisted) WriteWarning($"No longer listed: {result.Sender} at {result.ZoneName}");
                WriteObject(result);
            }
        }
        Save(state);
        if (FailIfListed && all.Any(r => r.Listed)) ThrowTerminatingError(Errors.BlocklistListed(all));
    });

    /// <summary>The account's own store is only made where there is something to remember.</summary>
    private BlocklistBook? OpenBook(bool anyListed)
    {
        StoreChoice choice = _choice!;
        if (choice.Location.Path.Length == 0) return null;
        CrmStore? store = null;
        WithStore(() => store = JoinRun().Store(this, choice with { Create = choice.Create || (anyListed && !choice.Location.IsNamed) }));
        return store is null ? null : new BlocklistBook(store);
    }

    private BlocklistResult Remember(BlocklistResult result, ref BlocklistBook? book)
    {
        if (result.Listed) book ??= OpenBook(anyListed: true);
        BlocklistBook? inUse = book;
        if (inUse is null) return result;
        BlocklistResult remembered = result;
        WithStore(() => remembered = inUse.Update(result));
        return remembered;
    }

    private BlocklistOptions Options()
    {
        try
        {
            IReadOnlyList<BlocklistZone> zones = ZoneFile is null ? BlocklistZones.BuiltIn : BlocklistZones.Read(ResolveDestination(ZoneFile));
            if (Zone is { Length: > 0 }) zones = [.. zones.Where(z => Zone.Any(w => z.Zone.Equals(w, StringComparison.OrdinalIgnoreCase) || z.Name.Equals(w, StringComparison.OrdinalIgnoreCase)))];
            if (zones.Count == 0) throw new ArgumentException("None of the lists has that zone or name.", nameof(Zone));
            return new BlocklistOptions { Zones = zones, Keys = Keys(), Dns = DnsCmdletOptions.Of(NameServer, TimeoutSeconds, ThrottleLimit, null) };
        }
        catch (FormatException exception)
        {
            ThrowTerminatingError(Errors.NameServerInvalid(exception, NameServer));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, Zone));
        }
        catch (InvalidDataException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "ZoneFileInvalid", ErrorCategory.InvalidData, ZoneFile));
        }
        catch (IOException exception)
        {
            ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.FileNotFound, ZoneFile!, exception.Message, exception)));
        }
        throw new PipelineStoppedException();
    }

    private Dictionary<string, string> Keys()
    {
        Dictionary<string, string> keys = new(StringComparer.OrdinalIgnoreCase);
        if (Key is null) return keys;
        foreach (DictionaryEntry entry in Key)
            keys[entry.Key.ToString()!] = (entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) switch
            {
                SecureString secure => new NetworkCredential(string.Empty, secure).Password,
                _ => throw new ArgumentException($"The key of '{entry.Key}' is no SecureString. Read-Host -AsSecureString and Get-Secret give one; text stays in histories and logs."),
            };
        return keys;
    }

    private BlocklistState? Open(string path)
    {
        try
        {
            return BlocklistState.Open(path);
        }
        catch (InvalidDataException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "StateInvalid", ErrorCategory.InvalidData, path));
        }
        catch (IOException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "StateUnreadable", ErrorCategory.ReadError, path));
        }
        return null;
    }

    private void Save(BlocklistState? state)
    {
        try
        {
            state?.Save();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(exception, "StateUnwritable", ErrorCategory.WriteError, StatePath));
        }
    }
}
