using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>
/// One SMTP connection that asks about recipients: EHLO, STARTTLS where offered, MAIL, RCPT, RSET, QUIT. Never DATA: there
/// is no message here that could be sent.
/// </summary>
internal sealed class ProbeConnection : SmtpClient
{
    private static readonly TimeSpan GoodbyeTimeout = TimeSpan.FromSeconds(5);

    private readonly MailboxOptions _options;
    private readonly TimeProvider _time;
    private readonly string _host;
    private bool _hasSender;

    public ProbeConnection(MailboxOptions options, TimeProvider time, string host) : base(new NullProtocolLogger())
    {
        _options = options;
        _time = time;
        _host = host;
        LocalDomain = options.HeloName;
        CheckCertificateRevocation = false;
        // Opportunistic (RFC 7435): mail hosts' certificates rarely carry the name asked for, and the alternative is none.
#pragma warning disable CA5359
        ServerCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
    }

    /// <summary>Reads the greeting and says EHLO.</summary>
    /// <param name="stream">A fresh connection, owned from here on.</param>
    /// <param name="tls">Whether to use STARTTLS where it is offered.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null where the host is ready, else what it said.</returns>
    /// <exception cref="SslHandshakeException">TLS failed: try without.</exception>
    public async Task<MailReply?> GreetAsync(Stream stream, bool tls, CancellationToken cancel)
    {
        try
        {
            await WithTimeout(async token =>
            {
                await ConnectAsync(stream, _host, _options.Port, tls ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.None, token).ConfigureAwait(false);
                return true;
            }, cancel).ConfigureAwait(false);
            return null;
        }
        catch (SmtpCommandException e)
        {
            MailReply reply = MailReply.Of((int)e.StatusCode, e.Message, _host);
            return reply.IsAboutRecipient ? reply with { Kind = ReplyKind.Refused } : reply;
        }
        catch (Exception e) when (Failure(e, cancel) is { } reply)
        {
            return reply;
        }
    }

    /// <summary>Asks about a recipient.</summary>
    /// <param name="recipient">Local part and A-labels.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<MailReply> AskAsync(string recipient, CancellationToken cancel)
    {
        if (recipient.AsSpan().ContainsAny('\r', '\n', '\0')) return MailReply.None(ReplyKind.NotUnderstood, "not asked: a line break in the address", _host);
        bool international = !System.Text.Ascii.IsValid(recipient);
        if (international && (Capabilities & SmtpCapabilities.UTF8) == 0) return MailReply.None(ReplyKind.NotUnderstood, "the mail host has no SMTPUTF8, which this address needs", _host);
        try
        {
            if (!_hasSender)
            {
                string parameter = (Capabilities & SmtpCapabilities.UTF8) != 0 ? " SMTPUTF8" : string.Empty;
                MailReply sender = await SendAsync($"MAIL FROM:<{_options.From}>{(international ? parameter : string.Empty)}", cancel).ConfigureAwait(false);
                if (sender.Kind != ReplyKind.Accepted) return sender.IsAboutRecipient ? sender with { Kind = ReplyKind.Refused } : sender;
                _hasSender = true;
            }
            MailReply reply = await SendAsync($"RCPT TO:<{recipient}>", cancel).ConfigureAwait(false);
            if (international) await ResetAsync(cancel).ConfigureAwait(false);
            return reply;
        }
        catch (Exception e) when (Failure(e, cancel) is { } failure)
        {
            return failure;
        }
    }

    /// <summary>Says good-bye, also where nobody waits for answers any more; a host that does not reply is not waited for.</summary>
    public async Task QuitAsync()
    {
        if (!IsConnected) return;
        using CancellationTokenSource late = new(GoodbyeTimeout, _time);
        try
        {
            await ResetAsync(late.Token).ConfigureAwait(false);
            await DisconnectAsync(true, late.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException || Failure(e, CancellationToken.None) is not null)
        {
            // it was going anyway
        }
    }

    private async Task ResetAsync(CancellationToken cancel)
    {
        if (!_hasSender) return;
        _hasSender = false;
        await SendAsync("RSET", cancel).ConfigureAwait(false);
    }

    private async Task<MailReply> SendAsync(string command, CancellationToken cancel)
    {
        SmtpResponse response = await WithTimeout(token => SendCommandAsync(command, token), cancel).ConfigureAwait(false);
        return MailReply.Of((int)response.StatusCode, response.Response, _host);
    }

    private async Task<T> WithTimeout<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using CancellationTokenSource timeout = new(_options.ReplyTimeout, _time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        return await work(both.Token).ConfigureAwait(false);
    }

    private MailReply? Failure(Exception e, CancellationToken cancel) => e switch
    {
        OperationCanceledException when !cancel.IsCancellationRequested => MailReply.None(ReplyKind.Busy, "no reply in time", _host),
        SmtpProtocolException => MailReply.None(ReplyKind.NotUnderstood, "the mail host closed the connection or does not speak SMTP", _host),
        ServiceNotConnectedException => MailReply.None(ReplyKind.NotUnderstood, "the mail host closed the connection", _host),
        IOException or System.Net.Sockets.SocketException => MailReply.None(ReplyKind.NotUnderstood, "the connection broke: " + e.Message, _host),
        _ => null,
    };
}
