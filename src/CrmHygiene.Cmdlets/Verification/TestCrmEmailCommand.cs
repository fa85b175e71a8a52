using System.Management.Automation;
using System.Net;
using System.Security;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.History;
using CrmHygiene.Core.Verification.Mailbox;
using CrmHygiene.Core.Verification.Providers;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>Tests e-mail addresses: Valid, Risky, Invalid or Unknown, with the reason.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmEmail", DefaultParameterSetName = "Finding")]
[OutputType(typeof(EmailFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmEmailCommand : PolicyCmdlet
{
    private EmailVerification<Contact?>? _verification;
    private CrmPolicy? _bySource;

    /// <summary>Addresses as text, contacts, or any objects with an e-mail property.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public override PSObject? InputObject { get; set; }

    /// <summary>
    /// How far to go: Syntax checks the text offline, Domain also asks the DNS whether the domain takes mail, Mailbox also
    /// asks the mail host whether it accepts the recipient, where the policy allows that. Without it the policy's level.
    /// </summary>
    /// <value>Domain</value>
    [Parameter]
    public EmailLevel Level { get; set; } = EmailLevel.Domain;

    /// <summary>The DNS servers to ask, as IP addresses with an optional port. The system's by default.</summary>
    [Parameter]
    public string[] NameServer { get; set; } = [];

    /// <summary>Seconds to wait for one DNS answer before asking again.</summary>
    /// <value>5</value>
    [Parameter]
    [ValidateRange(1, 300)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>How many domains are asked about at the same time.</summary>
    /// <value>64</value>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>Domains that certainly take mail and are asked about first. A resolver that fails them is unfit, and every verdict Unknown.</summary>
    [Parameter]
    public string[]? ControlDomain { get; set; }

    /// <summary>Level Mailbox: the sender named to mail hosts, a real mailbox of yours. By default the policy's.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Level Mailbox: the full name of this machine, as its PTR record says. By default the policy's.</summary>
    [Parameter]
    public string? HeloName { get; set; }

    /// <summary>Level Mailbox: how long a deferred recipient (greylisting) may take, such as 00:30:00. By default the policy's 15 minutes; 0 asks once.</summary>
    [Parameter]
    public TimeSpan? Deadline { get; set; }

    /// <summary>Level Mailbox: the paid provider to ask in place of the mail hosts. It needs -VerifierKey and -MaxCredits.</summary>
    [Parameter]
    [ValidateSet("ZeroBounce", "XVerify", "NeverBounce", "Kickbox")]
    public string? Verifier { get; set; }

    /// <summary>The key of your account with the provider, such as (Get-Secret ZeroBounce).</summary>
    [Parameter]
    public SecureString? VerifierKey { get; set; }

    /// <summary>The address of the provider where it has several, such as https://api-eu.zerobounce.net/.</summary>
    [Parameter]
    public Uri? VerifierUrl { get; set; }

    /// <summary>The domain you registered with the provider, where it wants one (XVerify).</summary>
    [Parameter]
    public string? VerifierDomain { get; set; }

    /// <summary>The most credits of the provider this run may spend.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxCredits { get; set; }

    /// <summary>The store that remembers verdicts between runs. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own, where there is one.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Makes the store where the one that is named is missing.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    /// <summary>Asks about every address, whatever the store remembers; the answers are still kept.</summary>
    [Parameter]
    public SwitchParameter IgnoreHistory { get; set; }

    /// <summary>Files that extend the reference lists, by list: Disposable, FreeProvider, Role, TopLevelDomain, Parking or KnownDomain.</summary>
    [Parameter]
    public System.Collections.Hashtable? List { get; set; }

    /// <summary>Passes every contact on, in input order, with the finding attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives true or false instead of a finding: true for Valid.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The verdict that is good enough for -Quiet. In order: Valid, Risky, Unknown, Invalid.</summary>
    [Parameter(ParameterSetName = "Quiet")]
    public Verdict MinimumVerdict { get; set; } = Verdict.Valid;

    private protected override bool TextIsPath => false;

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        EmailLevel level = LevelOf(policy);
        if (level == EmailLevel.Mailbox && Verifier is null && !policy.Mailbox.Enabled) ThrowTerminatingError(Errors.MailboxNotEnabled(Policy));
        VerdictHistory? history = level == EmailLevel.Syntax ? null : OpenHistory(policy);
        try
        {
            _verification = new EmailVerification<Contact?>(new EmailVerifier(new EmailVerifierOptions
            {
                Level = level,
                Dns = DnsCmdletOptions.Of(NameServer, TimeoutSeconds, ThrottleLimit, ControlDomain),
                Lists = EmailLists.Load(this, policy, List),
                Mailbox = level == EmailLevel.Mailbox && Verifier is null ? MailboxOf(policy.Mailbox) : null,
                Provider = level == EmailLevel.Mailbox && Verifier is not null ? ProviderOf(Verifier) : null,
                History = history,
                Merge = DuplicatePolicy.MergeOptions(policy),
            }), StopToken);
        }
        catch (FormatException exception)
        {
            ThrowTerminatingError(Errors.NameServerInvalid(exception, NameServer));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, policy));
        }
    }

    private EmailLevel LevelOf(CrmPolicy policy)
    {
        if (Policy is null || MyInvocation.BoundParameters.ContainsKey(nameof(Level))) return Level;
        _bySource = policy;
        return LeadSourcePolicy.DeepestLevel(policy);
    }

    private MailboxOptions MailboxOf(PolicyMailbox policy)
    {
        MailboxOptions options = MailboxPolicy.ToOptions(policy);
        return options with { From = From ?? options.From, HeloName = HeloName ?? options.HeloName, Deadline = Deadline ?? options.Deadline };
    }

    private ProviderOptions ProviderOf(string name) => new()
    {
        Name = name,
        Key = VerifierKey is null ? string.Empty : new NetworkCredential(string.Empty, VerifierKey).Password,
        MaxCredits = MaxCredits,
        Url = VerifierUrl,
        Domain = VerifierDomain ?? string.Empty,
    };

    private VerdictHistory? OpenHistory(CrmPolicy policy)
    {
        StoreChoice choice = StoreChoice.Of(this, Store, CreateStore, policy);
        // nobody's store is no reason to stop, nor to warn: nothing is changed here
        if (choice.Location.Path.Length == 0) return null;
        StoreOpener.RequireNamed(this, choice, JoinRun());
        if (!choice.Create && JoinRun().Makes(choice.Location) && !File.Exists(choice.Location.Path)) return null;
        CrmStore? store = null;
        WithStore(() => store = JoinRun().Store(this, choice));
        return store is null ? null : new VerdictHistory(store) { Recalls = !IgnoreHistory };
    }

    private protected override void ProcessText(string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal) && IsFile(text))
            WriteWarning($"'{text}' is a file and was judged as an address. Import-CrmContact reads its contacts: Import-CrmContact '{text}' | Test-CrmEmail");
        Add(null, text);
    }

    private bool IsFile(string text)
    {
        try
        {
            return File.Exists(SessionState.Path.GetUnresolvedProviderPathFromPSPath(text));
        }
        catch (Exception exception) when (exception is RuntimeException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) => Add(contact, contact.GetText(ContactField.Email));

    /// <inheritdoc/>
    protected override void EndProcessing() => Work(() =>
    {
        foreach ((Contact? contact, EmailFinding finding) in _verification!.Drain()) Emit(contact, finding);
        if (_verification.ResolverFault is { } fault)
            WriteWarning($"The DNS resolver failed the control queries, so domains could not be judged: those verdicts are Unknown and remove nobody. {fault}");
        if (_verification.ProbeFault is { } probeFault)
            WriteWarning(Verifier is null
                ? $"This machine was not fit to ask mail hosts, so those verdicts are Unknown and remove nobody. Try Test-CrmProbeHost. {probeFault}"
                : $"The provider does not answer us, so those verdicts are Unknown and remove nobody. {probeFault}");
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _verification?.Dispose();
        base.Dispose(disposing);
    }

    private void Work(Action work) => WithStore(() => Cancellable(work));

    private void Add(Contact? contact, string address) => Work(() =>
    {
        _verification!.Add(contact, address, contact, _bySource is null ? null : LeadSourcePolicy.LevelOf(_bySource, contact));
        while (_verification.TryTake(out Contact? item, out EmailFinding? finding)) Emit(item, finding);
    });

    private void Emit(Contact? contact, EmailFinding finding)
    {
        if (Quiet) WriteObject(finding.Verdict.IsAtLeast(MinimumVerdict));
        else if (!PassThru) WriteObject(finding);
        else if (contact is not null)
        {
            contact.Attach(finding);
            WriteObject(contact);
        }
        else WriteError(Errors.TextHasNoContact());
    }
}
