using System.Net;
using System.Net.Sockets;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>Opens a connection to a mail host; tests open theirs elsewhere.</summary>
/// <param name="address">The address and port.</param>
/// <param name="cancel">Gives up.</param>
/// <returns>The connection and our own address on it.</returns>
internal delegate Task<(Stream Stream, IPAddress? Local)> MailHostDialer(IPEndPoint address, CancellationToken cancel);

/// <summary>Dials over TCP.</summary>
internal static class TcpDialer
{
    public static async Task<(Stream Stream, IPAddress? Local)> DialAsync(IPEndPoint address, CancellationToken cancel)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancel).ConfigureAwait(false);
            return (new NetworkStream(socket, ownsSocket: true), (socket.LocalEndPoint as IPEndPoint)?.Address);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
