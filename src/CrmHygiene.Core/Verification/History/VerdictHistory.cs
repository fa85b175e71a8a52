using CrmHygiene.Core.Store;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Verification.History;

/// <summary>
/// Verdicts between runs: what was asked once is not asked again until its time is up, a killed run goes on where it was,
/// and an address that was dead for long and lives again is suspected to be a spam trap.
/// </summary>
/// <remarks>Thread-safe. An expired verdict is gone, not turned: the address is asked about again.</remarks>
public sealed class VerdictHistory(CrmStore store)
{
    /// <summary>How long an address that was valid has to be invalid before a new life is suspicious.</summary>
    public static readonly TimeSpan TrapAge = TimeSpan.FromDays(60);

    /// <summary>Whether remembered verdicts are given; false asks about every address and only keeps the answers. Default true.</summary>
    public bool Recalls { get; init; } = true;

    /// <summary>Answers from this moment on are given whatever their age: those of a run that broke off and goes on. Null gives none of them longer than they are good.</summary>
    public DateTimeOffset? KeptSince { get; init; }

    /// <summary>Forgets what is known about an address, for erasure.</summary>
    /// <param name="address">The address as written.</param>
    /// <returns>Whether anything was known.</returns>
    public bool Forget(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return store.Write(s => s.Execute("DELETE FROM verdict_email WHERE address = $address", ("$address", Key(address)))) > 0;
    }

    /// <summary>What is known about an address and still good; else null.</summary>
    internal EmailMailboxAnswer? Find(string address, DateTimeOffset now) => !Recalls ? null :
        store.Read(s => s.Query("SELECT checked, verdict, reason, confidence, source, host, reply, enhanced, catch_all, invalid_since FROM verdict_email WHERE address = $address AND (expires > $now OR checked >= $since)", Read, ("$address", Key(address)), ("$now", StoreTime.Write(now)), ("$since", KeptSince is { } since ? StoreTime.Write(since) : null))).FirstOrDefault();

    /// <summary>Keeps an answer.</summary>
    /// <returns>The answer in the light of the earlier ones.</returns>
    internal EmailMailboxAnswer Record(string address, EmailMailboxAnswer answer)
    {
        TimeSpan lifetime = VerdictLifetime.Of(answer);
        if (lifetime == TimeSpan.Zero) return answer;
        string key = Key(address);
        DateTimeOffset now = new(answer.CheckedAt, TimeSpan.Zero);
        return store.Write(s =>
        {
            (bool validBefore, DateTimeOffset? invalidSince, DateTimeOffset? trapSince) = s.Query("SELECT valid_before, invalid_since, trap_since FROM verdict_email WHERE address = $address",
                r => (r.GetInt64(0) != 0, TimeAt(r, 1), TimeAt(r, 2)), ("$address", key)).FirstOrDefault();
            bool valid = answer.Verdict == Verdict.Valid;
            if (valid && validBefore && invalidSince is { } dead && now - dead >= TrapAge) trapSince ??= now;
            if (valid && trapSince is not null) answer = Suspect(answer, invalidSince, trapSince.Value);
            if (valid) (validBefore, invalidSince) = (true, null);
            else if (answer.Verdict == Verdict.Invalid) answer = answer with { InvalidSince = (invalidSince ??= now).UtcDateTime };
            s.Execute("""
                INSERT INTO verdict_email (address, checked, expires, verdict, reason, confidence, source, host, reply, enhanced, catch_all, valid_before, invalid_since, trap_since)
                VALUES ($address, $checked, $expires, $verdict, $reason, $confidence, $source, $host, $reply, $enhanced, $catchAll, $validBefore, $invalidSince, $trapSince)
                ON CONFLICT (address) DO UPDATE SET checked = excluded.checked, expires = excluded.expires, verdict = excluded.verdict, reason = excluded.reason, confidence = excluded.confidence,
                    source = excluded.source, host = excluded.host, reply = excluded.reply, enhanced = excluded.enhanced, catch_all = excluded.catch_all,
                    valid_before = excluded.valid_before, invalid_since = excluded.invalid_since, trap_since = excluded.trap_since
                """,
                ("$address", key), ("$checked", StoreTime.Write(now)), ("$expires", StoreTime.Write(now + lifetime)), ("$verdict", answer.Verdict.ToString()), ("$reason", answer.Reason.ToString()),
                ("$confidence", (double)answer.Confidence), ("$source", answer.Source), ("$host", answer.Host), ("$reply", answer.Reply), ("$enhanced", answer.EnhancedStatusCode),
                ("$catchAll", answer.IsCatchAll is { } all ? all ? 1 : 0 : null), ("$validBefore", validBefore ? 1 : 0),
                ("$invalidSince", invalidSince is { } since ? StoreTime.Write(since) : null), ("$trapSince", trapSince is { } trap ? StoreTime.Write(trap) : null));
            return answer;
        });
    }

    /// <summary>Keeps that a domain takes no mail, or that it does.</summary>
    /// <returns>Since when it takes none; null where it does.</returns>
    internal DateTimeOffset? RecordDomain(string domain, Verdict verdict, DateTimeOffset checkedAt)
    {
        // what could not be found out changes nothing
        if (verdict == Verdict.Unknown) return null;
        string? since = store.Read(s => s.Scalar<string>("SELECT invalid_since FROM verdict_domain WHERE domain = $domain", ("$domain", domain)));
        if (verdict != Verdict.Invalid)
        {
            if (since is not null) store.Write(s => s.Execute("DELETE FROM verdict_domain WHERE domain = $domain", ("$domain", domain)));
            return null;
        }
        string now = StoreTime.Write(checkedAt);
        store.Write(s => s.Execute("INSERT INTO verdict_domain (domain, invalid_since, invalid_last) VALUES ($domain, $now, $now) ON CONFLICT (domain) DO UPDATE SET invalid_last = excluded.invalid_last", ("$domain", domain), ("$now", now)));
        return since is null ? checkedAt : StoreTime.Read(since);
    }

    private static EmailMailboxAnswer Suspect(EmailMailboxAnswer answer, DateTimeOffset? dead, DateTimeOffset trap) => answer with
    {
        Verdict = Verdict.Risky,
        Reason = EmailReason.SpamTrapSuspected,
        Confidence = .7f,
        Checks = [.. answer.Checks, new EmailCheck("History", dead is { } since
            ? FormattableString.Invariant($"valid, then invalid since {since.UtcDateTime:yyyy-MM-dd}, now valid again: the pattern of a spam trap")
            : FormattableString.Invariant($"suspected of being a spam trap since {trap.UtcDateTime:yyyy-MM-dd}"))],
    };

    private static EmailMailboxAnswer Read(SqliteDataReader row)
    {
        DateTimeOffset when = StoreTime.Read(row.GetString(0));
        EmailReason reason = Enum.Parse<EmailReason>(row.GetString(2));
        return new EmailMailboxAnswer
        {
            Verdict = Enum.Parse<Verdict>(row.GetString(1)),
            Reason = reason,
            Confidence = (float)row.GetDouble(3),
            Source = row.GetString(4),
            Host = TextAt(row, 5),
            Reply = TextAt(row, 6),
            EnhancedStatusCode = TextAt(row, 7),
            IsCatchAll = row.IsDBNull(8) ? null : row.GetInt64(8) != 0,
            InvalidSince = TimeAt(row, 9)?.UtcDateTime,
            CheckedAt = when.UtcDateTime,
            Checks = [new EmailCheck("Remembered", FormattableString.Invariant($"asked on {when.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {row.GetString(4)}: {TextAt(row, 6) ?? reason.ToString()}"))],
        };
    }

    private static string? TextAt(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? TimeAt(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : StoreTime.Read(row.GetString(column));

    // Mail hosts may tell A@ from a@ (RFC 5321 §2.4); as one mailbox they are what people mean.
    private static string Key(string address) => address.Trim().ToLowerInvariant();
}
