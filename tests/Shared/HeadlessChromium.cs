using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmHygiene.TestSupport;

/// <summary>
/// A page in the system's Chromium without a window, driven over its own DevTools protocol. It notes what the page says on
/// the console and asks for, shows it light, dark or printed, and draws it. Names resolve to nothing. Not thread-safe.
/// </summary>
public sealed partial class HeadlessChromium : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _profile = Directory.CreateTempSubdirectory("crmhygiene-chromium-").FullName;
    private readonly CancellationTokenSource _late = new(Patience);
    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private readonly string? _page;
    private int _last;
    private bool _loaded;

    /// <summary>Starts the browser with an empty page.</summary>
    /// <param name="program">The program, of <see cref="Find"/>.</param>
    public HeadlessChromium(string program)
    {
        _process = Process.Start(new ProcessStartInfo(program,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0", "--user-data-dir=" + _profile, "about:blank"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            _socket.ConnectAsync(Address(), _late.Token).GetAwaiter().GetResult();
            string target = Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" })["targetId"]!.GetValue<string>();
            _page = Send("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true })["sessionId"]!.GetValue<string>();
            foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"]) Send(domain + ".enable");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Errors and warnings of the console, and exceptions nobody caught.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What the page asked for, itself excepted.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The system's Chromium; null where there is none.</summary>
    public static string? Find()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>How the page is to be shown.</summary>
    /// <param name="media">screen or print.</param>
    /// <param name="scheme">light or dark.</param>
    /// <param name="width">The width of the window, in CSS pixels.</param>
    /// <param name="height">Its height.</param>
    public void Show(string media, string scheme, int width, int height)
    {
        Send("Emulation.setEmulatedMedia", new JsonObject { ["media"] = media, ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
        Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
    }

    /// <summary>Opens a file and waits until it is loaded and drawn.</summary>
    public void Open(string file)
    {
        _loaded = false;
        string address = new Uri(file).AbsoluteUri;
        Send("Page.navigate", new JsonObject { ["url"] = address });
        while (!_loaded) Receive();
        Evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
        Requests.Remove(address);
    }

    /// <summary>The value of an expression in the page; a promise is waited for.</summary>
    /// <exception cref="InvalidOperationException">It threw.</exception>
    public JsonNode? Evaluate(string expression)
    {
        JsonObject answer = Send("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } thrown ? throw new InvalidOperationException(thrown.ToJsonString()) : answer["result"]!["value"];
    }

    /// <summary>Draws the whole page as PNG.</summary>
    public void Draw(string file) =>
        File.WriteAllBytes(file, Convert.FromBase64String(Send("Page.captureScreenshot", new JsonObject { ["captureBeyondViewport"] = true })["data"]!.GetValue<string>()));

    private JsonObject Send(string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["id"] = ++_last, ["method"] = method, ["params"] = parameters ?? [] };
        if (_page is not null) message["sessionId"] = _page;
        _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _late.Token).GetAwaiter().GetResult();
        while (true)
        {
            JsonObject answer = Receive();
            if (answer["id"]?.GetValue<int>() != _last) continue;
            return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"]!.AsObject();
        }
    }

    private JsonObject Receive()
    {
        using var text = new MemoryStream();
        var part = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = _socket.ReceiveAsync(part, _late.Token).GetAwaiter().GetResult();
            text.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        JsonObject message = JsonNode.Parse(text.ToArray())!.AsObject();
        Note(message["method"]?.GetValue<string>(), message["params"]);
        return message;
    }

    private void Note(string? method, JsonNode? what)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded = true;
                break;
            case "Network.requestWillBeSent":
                Requests.Add(what!["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
                Complaints.Add(what!["exceptionDetails"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when what!["type"]!.GetValue<string>() is "error" or "warning" or "assert":
            case "Log.entryAdded" when what!["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                Complaints.Add(what!.ToJsonString());
                break;
        }
    }

    // The browser picks a free port and says so.
    private Uri Address()
    {
        while (_process.StandardError.ReadLineAsync(_late.Token).AsTask().GetAwaiter().GetResult() is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match) continue;
            _ = _process.StandardError.ReadToEndAsync();
            _ = _process.StandardOutput.ReadToEndAsync();
            return new Uri(match.Groups[1].Value);
        }
        throw new InvalidOperationException("Chromium ended without a word of where it listens.");
    }

    [GeneratedRegex("^DevTools listening on (ws://.+)$")]
    private static partial Regex Listening();

    /// <summary>Ends the browser and drops its profile.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _late.Dispose();
        // Its last helper may still write while it goes.
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
        }
    }
}
