using System.Net;
using System.Net.Sockets;
using MailKit.Security;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>Gets through to the first host of a list that answers: RFC 5321 §5.1, in order of preference.</summary>
internal sealed class MailHostConnector(MailboxOptions options, TimeProvider time, MailHostDialer dial)
{
    private const int AddressesPerHost = 2;
    private const int MostReplyBytes = 64 * 1024;

    /// <summary>Our own address on the latest connection, or null.</summary>
    public IPAddress? LocalAddress { get; private set; }

    /// <summary>Connects and greets.</summary>
    /// <returns>A connection that is ready, or the reply of the last host that gave one.</returns>
    public async Task<(ProbeConnection? Connection, MailReply? Failure)> ConnectAsync(IReadOnlyList<MailHost> hosts, CancellationToken cancel)
    {
        MailReply? failure = null;
        foreach (MailHost host in hosts)
        {
            foreach (IPEndPoint address in host.Addresses.Take(AddressesPerHost))
            {
                (ProbeConnection? connection, MailReply? reply) = await TryAsync(host.Name, address, options.UseTls, cancel).ConfigureAwait(false);
                if (connection is not null) return (connection, null);
                // what a host said about us is worth more than that another could not be reached
                if (failure is null || failure.Kind == ReplyKind.Unreachable) failure = reply;
                if (reply!.Kind == ReplyKind.NotAllowed) return (null, reply);
            }
        }
        return (null, failure ?? MailReply.None(ReplyKind.Unreachable, "no mail host has an address", string.Empty));
    }

    private async Task<(ProbeConnection?, MailReply?)> TryAsync(string host, IPEndPoint address, bool tls, CancellationToken cancel)
    {
        Stream stream;
        try
        {
            using CancellationTokenSource timeout = new(options.ConnectTimeout, time);
            using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
            (stream, IPAddress? local) = await dial(address, both.Token).ConfigureAwait(false);
            LocalAddress = local;
            if (local is not null && options.ProductionAddresses.Any(a => a.Equals(local) || a.Equals(local.MapToIPv4())))
            {
                await stream.DisposeAsync().ConfigureAwait(false);
                return (null, MailReply.None(ReplyKind.NotAllowed, $"this machine's address {local} sends our mail (policy), so nothing is asked from it", host));
            }
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, MailReply.None(ReplyKind.Unreachable, $"{address}: {(e is OperationCanceledException ? "no connection in time" : e.Message)}", host));
        }
        ProbeConnection connection = new(options, time, host);
        try
        {
            MailReply? reply = await connection.GreetAsync(new GuardedStream(stream, MostReplyBytes), tls, cancel).ConfigureAwait(false);
            if (reply is null) return (connection, null);
            connection.Dispose();
            return (null, reply);
        }
        catch (SslHandshakeException) when (tls)
        {
            connection.Dispose();
            return await TryAsync(host, address, tls: false, cancel).ConfigureAwait(false);
        }
        catch
        {
            connection.Dispose();
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
