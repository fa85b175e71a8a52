using System.Management.Automation;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;
using CrmHygiene.Core.Verification.Blocklists;

namespace CrmHygiene.Cmdlets;

/// <summary>All error records: stable ids, real categories, and the file or contact as the target.</summary>
internal static class Errors
{
    public static ErrorRecord FromFile(ContactFileException exception) =>
        new(exception, exception.Problem.ToString(), CategoryOf(exception.Problem), exception.Path);

    public static ErrorRecord RowRejected(RowReject reject, string path) =>
        new(new InvalidDataException($"{reject.SourceName} line {reject.Line}: {reject.Message} The row was not imported."), reject.Problem, ErrorCategory.InvalidData, $"{path}:{reject.Line}");

    public static ErrorRecord MoreRowsRejected(string path, long count, long total) =>
        new(new InvalidDataException($"{Path.GetFileName(path)}: {count} more rows were not imported, {total} in all. Use -RejectPath to get them with their lines and reasons."), "RowsRejected", ErrorCategory.InvalidData, path);

    public static ErrorRecord HeaderOptionInvalid(ArgumentException exception, string path) =>
        new(Plain(exception), "HeaderOptionInvalid", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord NotAFilePath(string path) =>
        new(new ArgumentException($"'{path}' is not a path in the file system."), "NotAFilePath", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord NoFileMatches(string path) =>
        new(new FileNotFoundException($"No file matches '{path}'."), "FileNotFound", ErrorCategory.ObjectNotFound, path);

    public static ErrorRecord LinesNotFiles(string cmdlet) =>
        new(new ArgumentException($"What is piped in looks like the lines of a list, and {cmdlet} takes the paths of files. To read the lines themselves, name - as the path: … | {cmdlet} -"), "LinesNotFiles", ErrorCategory.InvalidArgument, null);

    public static ErrorRecord NotAContact(object? input) =>
        new(new ArgumentException($"An object of type {input?.GetType().Name ?? "null"} has no properties to read a contact from."), "NotAContact", ErrorCategory.InvalidType, input);

    public static ErrorRecord TextHasNoContact() =>
        new(new ArgumentException("-PassThru passes contacts on, and the input is text. Pipe it through ConvertTo-CrmContact first."), "TextHasNoContact", ErrorCategory.InvalidArgument, null);

    public static ErrorRecord NameServerInvalid(FormatException exception, object target) =>
        new(exception, "NameServerInvalid", ErrorCategory.InvalidArgument, target);

    public static ErrorRecord MailboxNotEnabled(string? policy) =>
        new(new InvalidOperationException("Level Mailbox asks other people's mail hosts, so a policy has to allow it: \"verification\": { \"mailbox\": { \"enabled\": true, \"from\": …, \"heloName\": … } }. Name the policy with -Policy, and run Test-CrmProbeHost first."), "MailboxNotEnabled", ErrorCategory.PermissionDenied, policy);

    public static ErrorRecord BlocklistListed(IReadOnlyList<BlocklistResult> results) =>
        new(new InvalidOperationException("On a blocklist: " + string.Join("; ", results.Where(r => r.Listed)) + "."), "SenderListed", ErrorCategory.SecurityError, results);

    public static ErrorRecord SenderIsListed(IReadOnlyList<BlocklistListing> listings) =>
        new(new InvalidOperationException($"On a blocklist: {string.Join("; ", listings)}. No list for sending is written meanwhile. Get off the list and run Test-CrmBlocklist again, or name the sender: -AllowListedSender {string.Join(", ", listings.Select(l => l.Sender).Distinct())}."), "SenderIsListed", ErrorCategory.SecurityError, listings);

    public static ErrorRecord PolicyInvalid(PolicyException exception) =>
        new(exception, "PolicyInvalid", ErrorCategory.InvalidData, exception.File);

    public static ErrorRecord ArgumentInvalid(ArgumentException exception, object? target) =>
        new(Plain(exception), "ArgumentInvalid", ErrorCategory.InvalidArgument, target);

    public static ErrorRecord LimitExceeded(RemovalCheck check, string plan) =>
        new(new InvalidOperationException($"{check.Message} Nothing was removed and no list was written.{(plan.Length > 0 ? $" What would have been done is in '{plan}'." : "")}"), "RemovalLimitExceeded", ErrorCategory.LimitsExceeded, check);

    public static ErrorRecord DecisionsUnreadable(Exception exception, string path) =>
        new(exception, exception is FileNotFoundException ? "DecisionsMissing" : "DecisionsUnreadable", exception is FileNotFoundException ? ErrorCategory.ObjectNotFound : ErrorCategory.InvalidData, path);

    public static ErrorRecord LimitExceeded(HygieneSummary summary) =>
        new(new InvalidOperationException(summary.Problem), "RemovalLimitExceeded", ErrorCategory.LimitsExceeded, summary.Source);

    public static ErrorRecord NotReportable(object? input) =>
        new(new ArgumentException($"A report shows measurements (Measure-CrmQuality, Measure-CrmStaleContact), runs and findings, not {input?.GetType().Name ?? "null"}."), "NotReportable", ErrorCategory.InvalidType, input);

    public static ErrorRecord HistoryNotFound(string source) =>
        new(new ItemNotFoundException($"The store has no measurement of a list '{source}'. Measure-CrmQuality -AddHistory keeps one."), "HistoryNotFound", ErrorCategory.ObjectNotFound, source);

    public static ErrorRecord TemplateInvalid(Exception exception, string? template) =>
        new(exception, "TemplateInvalid", ErrorCategory.InvalidData, template);

    public static ErrorRecord ScheduleFailed(Exception exception, object? target) =>
        new(exception, "ScheduleFailed", ErrorCategory.ResourceUnavailable, target);

    public static ErrorRecord ScheduleNotFound(string name) =>
        new(new ItemNotFoundException($"There is no schedule '{name}'."), "ScheduleNotFound", ErrorCategory.ObjectNotFound, name);

    public static ErrorRecord LogFailed(Exception exception, string? path) =>
        new(exception, "LogFailed", ErrorCategory.WriteError, path);

    public static ErrorRecord QualityBelowLimit(QualityReport report) =>
        new(new InvalidDataException($"{report.Source}: {string.Join(' ', report.Failures)}"), "QualityBelowLimit", ErrorCategory.LimitsExceeded, report.Source);

    public static ErrorRecord FromStore(StoreException exception, PSCmdlet cmdlet) =>
        new(exception.Problem == StoreProblem.StoreMissing && cmdlet.MyInvocation.MyCommand.Parameters.ContainsKey("CreateStore")
            ? new StoreException(exception.Problem, exception.Path, $"{exception.Message} -CreateStore makes a new, empty one, which knows of no suppressed address.") : exception, exception.Problem.ToString(), exception.Problem switch
        {
            StoreProblem.StoreMissing => ErrorCategory.ObjectNotFound,
            StoreProblem.StoreBusy => ErrorCategory.ResourceBusy,
            StoreProblem.StoreDiskFull => ErrorCategory.WriteError,
            StoreProblem.StoreAccessDenied => ErrorCategory.PermissionDenied,
            _ => ErrorCategory.InvalidData,
        }, exception.Path);

    public static ErrorRecord FromKey(SuppressionKeyException exception) =>
        new(exception, "SuppressionKeyMissing", ErrorCategory.SecurityError, exception.Path);

    public static ErrorRecord NotAnAddress() =>
        new(new ArgumentException("The text is neither an e-mail address nor a domain."), "NotAnAddress", ErrorCategory.InvalidArgument, null);

    public static ErrorRecord ReinstatedByImport() =>
        new(new ArgumentException("Nobody is reinstated by an import: take addresses off the suppression list one by one, with Remove-CrmSuppression and a reason."), "ReinstatedByImport", ErrorCategory.InvalidArgument, null);

    public static ErrorRecord NotSuppressed() =>
        new(new ArgumentException("The address is not on the suppression list, or not in that channel and topic."), "NotSuppressed", ErrorCategory.ObjectNotFound, null);

    public static ErrorRecord SuppressionFileInvalid(ArgumentException exception, string path) =>
        new(Plain(exception), "SuppressionFileInvalid", ErrorCategory.InvalidData, path);

    public static ErrorRecord ChangeSetInvalid(ArgumentException exception, string path) =>
        new(Plain(exception), "ChangeSetInvalid", ErrorCategory.InvalidData, path);

    public static ErrorRecord ChangeSetRowRefused(ChangeSetRefusal refusal, string path) =>
        new(new InvalidOperationException($"{Path.GetFileName(path)} row {refusal.Number}: {refusal.Problem switch
        {
            "Missing" => "no contact of this id or e-mail address is in the list, or several are",
            "NoField" => $"there is no field '{refusal.Row.Field}'",
            "WinnerMissing" => "the contact to merge into is not in the list, or is merged away itself",
            _ => "the contact is no longer as it was when the plan was made",
        }}. The row was not applied."), "ChangeSetRow" + refusal.Problem, ErrorCategory.InvalidOperation, refusal.Row);

    public static ErrorRecord MoreRowsRefused(string path, int count) =>
        new(new InvalidOperationException($"{Path.GetFileName(path)}: {count} more rows were not applied."), "ChangeSetRowsRefused", ErrorCategory.InvalidOperation, path);

    public static ErrorRecord RepairLimitExceeded(long changed, long contacts, double limit) =>
        new(new InvalidOperationException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{changed:N0} of {Counted.Of(contacts, "contact")} would be changed: {100.0 * changed / contacts:0.#} % is more than the {limit:0.##} % allowed (-MaxRepairPercent raises it). The run was stopped; no list was written.")), "RepairLimitExceeded", ErrorCategory.LimitsExceeded, null);

    public static ErrorRecord TwoStores(string first, string second) =>
        new(new ArgumentException($"The cmdlets of one pipeline are one run and have one store, not '{first}' and '{second}'."), "TwoStores", ErrorCategory.InvalidArgument, second);

    public static ErrorRecord RunNotUndone(ArgumentException exception, object? run) =>
        new(Plain(exception), "RunNotUndone", ErrorCategory.InvalidOperation, run);

    public static ErrorRecord RunNotFound(object? run) =>
        new(new ArgumentException(run is null ? "The store has no run that could be taken back." : $"The store has no run {run}."), "RunNotFound", ErrorCategory.ObjectNotFound, run);

    public static ErrorRecord ImportNotFound(long import) =>
        new(new ArgumentException($"The store has no import {import}."), "ImportNotFound", ErrorCategory.ObjectNotFound, import);

    public static ErrorRecord EntityNotFound(long entity) =>
        new(new ArgumentException($"The store has no entity {entity}."), "EntityNotFound", ErrorCategory.ObjectNotFound, entity);

    public static ErrorRecord ContactNotInJournal(string contact) =>
        new(new ArgumentException("No run in the store changed or dropped a contact of this id or e-mail address, or what it did is no longer kept."), "ContactNotInJournal", ErrorCategory.ObjectNotFound, contact);

    // The names of parameters of the engine say nothing to a person at a prompt.
    private static ArgumentException Plain(ArgumentException exception) => exception.ParamName is null ? exception
        : new ArgumentException(exception.Message.Replace($" (Parameter '{exception.ParamName}')", string.Empty, StringComparison.Ordinal), exception);

    private static ErrorCategory CategoryOf(ContactFileProblem problem) => problem switch
    {
        ContactFileProblem.FileNotFound or ContactFileProblem.FolderNotFound => ErrorCategory.ObjectNotFound,
        ContactFileProblem.PathIsFolder or ContactFileProblem.UnknownEncoding => ErrorCategory.InvalidArgument,
        ContactFileProblem.FileExists or ContactFileProblem.PlannedContacts or ContactFileProblem.FoundContactsOnly => ErrorCategory.ResourceExists,
        ContactFileProblem.FileIsLocked or ContactFileProblem.FileChanged => ErrorCategory.ResourceBusy,
        ContactFileProblem.InputOutput => ErrorCategory.WriteError,
        _ => ErrorCategory.InvalidData,
    };
}
