namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>What kind of mail a mail is: a report, an automatic answer, or neither.</summary>
internal static class ReportKinds
{
    private static readonly string[] Reporters = ["mailer-daemon", "mailerdaemon", "postmaster", "mail delivery", "mail deliver", "mail administrator", "system administrator", "delivery subsystem", "mdaemon", "mail-daemon", "maildelivery", "mail.delivery", "administrator", "microsoft outlook", "microsoft exchange", "no-reply", "noreply", "root@", "mmsc", "email-abuse", "daemon", "mail server", "content-filter"];

    private static readonly string[] Subjects =
    [
        "undeliver", "delivery fail", "delivery status", "delivery error", "delivery notification", "delivery report", "delivery problem", "delivery has failed", "delivery failure", "failure delivery", "delivery delay", "delivery warning", "not delivered", "could not be delivered", "couldn't be delivered", "failure notice", "failed delivery",
        "mail failure", "mail error", "mail system error", "message delivery", "returned mail", "returned to sender", "return receipt", "returning message", "returned", "bounce", "rejected", "mail could not", "error sending", "error processing", "can't send", "could not send", "cannot be delivered", "not deliverable", "warning:", "warning--", "delayed",
        "non remis", "non recapitabile", "unzustellbar", "zustellung", "no se puede entregar", "no entregado", "não entregue", "échec", "mail delivery", "nicht zustellbar", "nondeliverable", "non-deliverable", "non-delivery", "配信", "送信できません", "不達", "退信", "недоставлен", "не доставлено", "onbestelbaar", "niedostarczalne", "não é possível entregar", "não foi possível entregar", "не удалось доставить", "kunde inte levereras", "kan ikke leveres", "kunne ikke leveres", "未送达", "无法送达", "toimitus epäonnistui", "teslim edilemedi", "nem kézbesíthető", "nedoručitelné", "message status", "apparently from you", "considered unsolicited",
    ];

    private static readonly string[] Undelivered = ["undeliverable", "undelivered", "delivery failure", "delivery failed", "delivery has failed", "non-delivery", "nondeliverable", "failure notice", "returned mail", "unzustellbar", "non remis", "no entregado", "não entregue", "onbestelbaar", "niedostarczalne", "não é possível entregar", "не удалось доставить", "kunde inte levereras", "kan ikke leveres", "未送达", "配信不能"];

    private static readonly string[] HandedOn = ["fw:", "fwd:", "wg:", "tr:", "rv:", "enc:", "vb:", "doorst:", "pd:"];

    private static readonly string[] Delays =
    [
        "will keep trying", "will be retried", "will continue to", "will try again", "will be tried", "still trying", "has been delayed", "is delayed", "was delayed", "delivery delayed", "delivery delay", "still undelivered", "still not delivered", "has not yet been delivered", "not yet been delivered", "warning message only", "you do not need to resend",
        "no action is required on your part", "delivery attempts will continue", "could not send message for past", "could not send mail for past", "not been able to deliver * so far", "temporarily deferred", "temporary problem", "delayed mail", "this is just a warning", "delivery status notification (delay)", "warning: message",
    ];

    private static readonly string[] GivenUp = ["not going to try again", "given up", "giving up", "permanent", "could not be delivered for", "final", "no longer", "returned to you", "aborted", "was not delivered", "expired"];

    private static readonly string[] AutoSubjects =
    [
        "auto:", "auto reply", "auto-reply", "autoreply", "automatic reply", "automatic response", "auto response", "auto-response", "autoresponse", "autoresponder", "out of office", "out-of-office", "out of the office", "ooo:", "away from", "on vacation", "vacation", "i am away", "i'm away", "on holiday", "on leave",
        "abwesenheit", "automatische antwort", "réponse automatique", "absence", "absent", "respuesta automática", "fuera de la oficina", "risposta automatica", "fuori sede", "resposta automática", "automatisch antwoord", "afwezig", "automatiskt svar", "automatisk svar", "autosvar", "automaattinen vastaus", "automatyczna odpowiedź", "automatická odpověď", "automatická odpoveď", "automatikus válasz", "răspuns automat", "αυτόματη απάντηση", "otomatik yanıt", "автоматический ответ", "자동 회신", "부재중", "автоответ", "自動応答", "自動返信", "不在", "自动答复", "自动回复",
    ];

    /// <summary>Whether a mail is likely a delivery report by its sender, subject and form.</summary>
    public static bool IsReport(ReportDocument mail)
    {
        if (mail.Status.Count > 0 || mail.Headers.Has("X-Failed-Recipients")) return true;
        string from = mail.Headers["From"].ToLowerInvariant();
        string path = mail.Headers["Return-Path"].Trim();
        bool reporter = from.Length == 0 || from.Trim() is "<>" or "\"\" <>" || path == "<>" || Array.Exists(Reporters, r => from.Contains(r, StringComparison.Ordinal));
        bool subject = Array.Exists(Subjects, s => mail.Subject.Contains(s, StringComparison.Ordinal));
        return reporter && (subject || mail.ContentType == "multipart/report" || mail.HasOriginalPart || !mail.Original.IsEmpty) || (subject && !IsHandedOn(mail) && (mail.HasOriginalPart || !mail.Original.IsEmpty)) || from.Contains("mailer-daemon", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether the subject alone says that a mail did not arrive; servers that report under the name of a person do no more.
    /// Who hands such a mail on, or writes to a list about it, does not report.
    /// </summary>
    public static bool SaysUndelivered(ReportDocument mail) => !mail.Headers.Has("List-Unsubscribe") && !IsHandedOn(mail) && Array.Exists(Undelivered, s => mail.Subject.Contains(s, StringComparison.Ordinal));

    private static bool IsHandedOn(ReportDocument mail) => Array.Exists(HandedOn, h => mail.Subject.StartsWith(h, StringComparison.Ordinal));

    /// <summary>Whether a machine answered (RFC 3834), and not with a report.</summary>
    public static bool IsAutoReply(ReportDocument mail)
    {
        if (mail.Status.Count > 0 || mail.Feedback is not null) return false;
        string auto = mail.Headers["Auto-Submitted"].ToLowerInvariant();
        string precedence = mail.Headers["Precedence"].ToLowerInvariant();
        bool marked = auto.StartsWith("auto-replied", StringComparison.Ordinal) || auto.StartsWith("auto-generated", StringComparison.Ordinal) || auto.StartsWith("auto-notified", StringComparison.Ordinal) || precedence is "auto_reply" or "auto-reply"
            || mail.Headers.Has("X-Autoreply") || mail.Headers.Has("X-Autorespond") || mail.Headers.Has("X-Auto-Reply") || mail.Headers.Has("X-AutoReply-From") || mail.Headers.Has("X-Mail-Autoreply") || mail.Headers.Has("X-Apple-Action") && mail.Headers["X-Apple-Action"].Contains("reply", StringComparison.OrdinalIgnoreCase);
        bool subject = Array.Exists(AutoSubjects, s => mail.Subject.StartsWith(s, StringComparison.Ordinal) || mail.Subject.Contains(": " + s, StringComparison.Ordinal) || s.Length > 8 && mail.Subject.Contains(s, StringComparison.Ordinal));
        if (!marked && !subject) return false;
        string from = mail.Headers["From"].ToLowerInvariant();
        return !Array.Exists(Reporters[..4], r => from.Contains(r, StringComparison.Ordinal)) || subject;
    }

    /// <summary>Whether a report says that the mail is late and will be tried again.</summary>
    public static bool IsDelay(ReportDocument mail, string text)
    {
        string lower = text.ToLowerInvariant();
        if (Array.Exists(GivenUp, g => lower.Contains(g, StringComparison.Ordinal))) return mail.Subject.StartsWith("warning", StringComparison.Ordinal);
        return mail.Subject.StartsWith("warning", StringComparison.Ordinal) || Array.Exists(Delays, d => lower.Contains(d, StringComparison.Ordinal) || mail.Subject.Contains(d, StringComparison.Ordinal));
    }

    /// <summary>The kind of server that made a report, for people; empty where it does not show.</summary>
    public static string Reporter(ReportDocument mail, string text)
    {
        string mta = mail.Status.Count > 0 ? mail.Status[0]["Reporting-MTA"].ToLowerInvariant() : string.Empty;
        string all = mta + "\n" + mail.Headers["From"].ToLowerInvariant() + "\n" + mail.Subject + "\n" + (text.Length > 3000 ? text[..3000] : text).ToLowerInvariant();
        foreach ((string sign, string name) in Signs)
            if (all.Contains(sign, StringComparison.Ordinal)) return name;
        return mail.Headers.Has("X-Failed-Recipients") ? "Exim" : string.Empty;
    }

    private static readonly (string Sign, string Name)[] Signs =
    [
        ("protection.outlook.com", "Microsoft 365"), ("prod.outlook.com", "Microsoft 365"), ("hotmail.com", "Outlook.com"), ("googlemail.com", "Gmail"), ("google.com", "Gmail"), ("amazonses.com", "Amazon SES"), ("sendgrid", "SendGrid"), ("mailgun", "Mailgun"), ("mandrill", "Mandrill"), ("messagelabs", "MessageLabs"),
        ("mimecast", "Mimecast"), ("pphosted", "Proofpoint"), ("yahoo", "Yahoo"), ("icloud.com", "iCloud"), ("mail.ru", "Mail.Ru"), ("yandex", "Yandex"), ("qmail-send", "qmail"), ("postfix program", "Postfix"), ("x-postfix", "Postfix"), ("the mail system\n", "Postfix"), ("created automatically by mail delivery software", "Exim"),
        ("domino", "Domino"), ("ezweb.ne.jp", "au"), ("docomo.ne.jp", "docomo"), ("softbank.ne.jp", "SoftBank"), ("m-filter", "m-FILTER"), ("courier mail server", "Courier"), ("microsoft exchange", "Exchange"), ("msexch", "Exchange"), ("opensmtpd", "OpenSMTPD"), ("mcafee", "McAfee"), ("barracuda", "Barracuda"), ("amavis", "amavis"),
        ("permanent fatal errors", "Sendmail"), ("transcript of session follows", "Sendmail"), ("1und1", "IONOS"), ("kundenserver.de", "IONOS"), ("dovecot", "Dovecot"),
    ];
}
