using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace CrmHygiene.TestSupport;

/// <summary>A web service on 127.0.0.1.</summary>
public sealed class LoopbackHttp : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _requests = new();

    public LoopbackHttp(Func<string, string, (int Status, string Body)> answer)
    {
        int port;
        using (System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        Url = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(async () =>
        {
            try
            {
                while (_listener.IsListening)
                {
                    HttpListenerContext context = await _listener.GetContextAsync();
                    using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
                    string path = context.Request.Url!.PathAndQuery;
                    _requests.Enqueue(path);
                    (context.Response.StatusCode, string body) = answer(path, await reader.ReadToEndAsync());
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // closed, as meant
            }
        });
    }

    public Uri Url { get; }

    public IReadOnlyList<string> Requests => [.. _requests];

    public void Dispose() => _listener.Close();
}
