using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrmHygiene.TestSupport;

/// <summary>How a <see cref="LoopbackSmtp"/> misbehaves.</summary>
public enum SmtpFault
{
    None,
    /// <summary>Says nothing after the greeting.</summary>
    Tarpit,
    /// <summary>Says nothing at all.</summary>
    Silent,
    /// <summary>Closes in the middle of the reply to RCPT.</summary>
    CloseMidReply,
    /// <summary>Greets with bytes that are no SMTP.</summary>
    Garbage,
    /// <summary>Greets with 10,000 lines.</summary>
    LongBanner,
    /// <summary>Greets without an end.</summary>
    EndlessBanner,
    /// <summary>Sends the reply to RCPT a byte at a time and never ends it.</summary>
    SlowDrip,
    /// <summary>Offers STARTTLS and then sends bytes that are no TLS.</summary>
    BrokenTls,
    /// <summary>Closes right after accepting the connection.</summary>
    CloseAtOnce,
}

/// <summary>A mail host on 127.0.0.1 for tests: replies as it was told, remembers what it was asked, and can misbehave.</summary>
public sealed class LoopbackSmtp : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, string> _replies = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly Lazy<X509Certificate2> _certificate = new(SelfSigned);
    private int _connections, _open, _mostOpen;

    public LoopbackSmtp()
    {
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _ = Task.Run(AcceptAsync);
    }

    public IPEndPoint EndPoint { get; }

    public SmtpFault Fault { get; set; }

    public string Greeting { get; set; } = "220 mail.test ESMTP";

    /// <summary>The reply to MAIL.</summary>
    public string SenderReply { get; set; } = "250 2.1.0 Ok";

    /// <summary>The reply to recipients nobody told it of.</summary>
    public string OtherReply { get; set; } = "550 5.1.1 <{0}>: Recipient address rejected: User unknown in virtual mailbox table";

    /// <summary>Whether it offers STARTTLS.</summary>
    public bool OffersTls { get; set; }

    /// <summary>Whether it offers SMTPUTF8.</summary>
    public bool OffersUtf8 { get; set; }

    /// <summary>Closes the connection after so many recipients.</summary>
    public int RecipientsBeforeClose { get; set; } = int.MaxValue;

    /// <summary>Defers a recipient the first so many times.</summary>
    public int Deferrals { get; set; }

    /// <summary>The reply of a deferral.</summary>
    public string DeferralReply { get; set; } = "450 4.2.0 <{0}>: Recipient address rejected: Greylisted, try again in 300 seconds";

    public int Connections => Volatile.Read(ref _connections);
    public int MostOpen => Volatile.Read(ref _mostOpen);

    /// <summary>Every command line, in order.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>Whether a connection used TLS.</summary>
    public bool TlsUsed { get; private set; }

    /// <summary>Number of RCPT commands for an address.</summary>
    public int Asked(string recipient) => _commands.Count(c => c == $"RCPT TO:<{recipient}>");

    public LoopbackSmtp Accept(params string[] recipients)
    {
        foreach (string recipient in recipients) _replies[recipient] = "250 2.1.5 Ok";
        return this;
    }

    public LoopbackSmtp Reply(string recipient, string reply)
    {
        _replies[recipient] = reply;
        return this;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        if (_certificate.IsValueCreated) _certificate.Value.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            Interlocked.Increment(ref _connections);
            _ = Task.Run(async () =>
            {
                int open = Interlocked.Increment(ref _open);
                int most = Volatile.Read(ref _mostOpen);
                while (open > most && Interlocked.CompareExchange(ref _mostOpen, open, most) != most) most = Volatile.Read(ref _mostOpen);
                int counted = 1;
                void Leave()
                {
                    if (Interlocked.Exchange(ref counted, 0) == 1) Interlocked.Decrement(ref _open);
                }
                try
                {
                    using (client) await ServeAsync(client.GetStream(), Leave).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
                {
                    // the client went away
                }
                Leave();
            });
        }
    }

    private async Task ServeAsync(Stream stream, Action left)
    {
        CancellationToken stop = _stop.Token;
        switch (Fault)
        {
            case SmtpFault.CloseAtOnce:
                return;
            case SmtpFault.Silent:
                await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
                return;
            case SmtpFault.Garbage:
                await stream.WriteAsync(RandomNumberGenerator.GetBytes(3000), stop).ConfigureAwait(false);
                return;
            case SmtpFault.LongBanner:
                await SendAsync(stream, string.Concat(Enumerable.Repeat("220-we have a lot to say before we begin\r\n", 10_000)) + Greeting).ConfigureAwait(false);
                break;
            case SmtpFault.EndlessBanner:
                while (true) await SendAsync(stream, "220-and on it goes").ConfigureAwait(false);
            default:
                await SendAsync(stream, Greeting).ConfigureAwait(false);
                break;
        }
        if (!Greeting.StartsWith("220", StringComparison.Ordinal)) return;
        if (Fault == SmtpFault.Tarpit) await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        int recipients = 0;
        bool secure = false;
        StreamReader reader = new(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
        {
            _commands.Enqueue(line);
            if (line.StartsWith("EHLO", StringComparison.Ordinal))
                await SendAsync(stream, "250-mail.test\r\n250-PIPELINING\r\n" + (OffersTls && !secure ? "250-STARTTLS\r\n" : "") + (OffersUtf8 ? "250-SMTPUTF8\r\n" : "") + "250 ENHANCEDSTATUSCODES").ConfigureAwait(false);
            else if (line == "STARTTLS")
            {
                await SendAsync(stream, "220 2.0.0 Ready").ConfigureAwait(false);
                if (Fault == SmtpFault.BrokenTls)
                {
                    await SendAsync(stream, "this is no TLS at all, whatever was said before").ConfigureAwait(false);
                    return;
                }
                SslStream tls = new(stream);
                await tls.AuthenticateAsServerAsync(_certificate.Value).ConfigureAwait(false);
                (stream, secure, TlsUsed) = (tls, true, true);
                reader = new StreamReader(stream, Encoding.UTF8);
            }
            else if (line.StartsWith("MAIL", StringComparison.Ordinal)) await SendAsync(stream, SenderReply).ConfigureAwait(false);
            else if (line.StartsWith("RCPT", StringComparison.Ordinal))
            {
                if (++recipients > RecipientsBeforeClose) return;
                if (!await AnswerAsync(stream, line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')]).ConfigureAwait(false)) return;
            }
            else if (line == "QUIT")
            {
                // A client may call again as soon as it has this answer.
                left();
                await SendAsync(stream, "221 2.0.0 Bye").ConfigureAwait(false);
                return;
            }
            else await SendAsync(stream, line == "RSET" ? "250 2.0.0 Ok" : "502 5.5.1 Command not implemented").ConfigureAwait(false);
        }
    }

    private async Task<bool> AnswerAsync(Stream stream, string recipient)
    {
        string reply = _replies.GetValueOrDefault(recipient) ?? OtherReply;
        if (Asked(recipient) <= Deferrals) reply = DeferralReply;
        reply = string.Format(CultureInfo.InvariantCulture, reply, recipient);
        switch (Fault)
        {
            case SmtpFault.CloseMidReply:
                await stream.WriteAsync(Encoding.ASCII.GetBytes(reply[..6]), _stop.Token).ConfigureAwait(false);
                return false;
            case SmtpFault.SlowDrip:
                await stream.WriteAsync("250-"u8.ToArray(), _stop.Token).ConfigureAwait(false);
                while (true)
                {
                    await stream.WriteAsync("x"u8.ToArray(), _stop.Token).ConfigureAwait(false);
                    await Task.Delay(20, _stop.Token).ConfigureAwait(false);
                }
            default:
                await SendAsync(stream, reply).ConfigureAwait(false);
                return true;
        }
    }

    private Task SendAsync(Stream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"), _stop.Token).AsTask();

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
