using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrmHygiene.TestSupport;

/// <summary>
/// A DNS server on 127.0.0.1 for tests: answers over UDP from what it was told, counts what it was asked, and can
/// fail in every way a resolver does. Names it was not told of do not exist.
/// </summary>
public sealed class LoopbackDns : IDisposable
{
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, List<(ushort Type, uint Ttl, byte[] Data)>> _records = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _holds = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Until, byte[] Reply, EndPoint To)> _held = [];
    private readonly Task _loop;
    private int _count;

    public LoopbackDns()
    {
        _udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        EndPoint = (IPEndPoint)_udp.LocalEndPoint!;
        _loop = Task.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>For -NameServer: address and port.</summary>
    public string NameServer => EndPoint.ToString();

    /// <summary>Number of queries so far.</summary>
    public int Queries => Volatile.Read(ref _count);

    /// <summary>Answers names nobody told it of, as a hijacking resolver does; null is NXDOMAIN.</summary>
    public Func<string, (string Type, string Data)[]?>? Fallback { get; set; }

    /// <summary>Number of queries for a name and type.</summary>
    public int Asked(string name, string type) => _asked.GetValueOrDefault($"{name} {type}");

    /// <summary>Adds a record: MX "10 host" ("0 ." is a null MX), A, AAAA, NS, CNAME, TXT, PTR.</summary>
    public LoopbackDns Add(string name, string type, string data, uint ttl = 300)
    {
        List<(ushort, uint, byte[])> list = _records.GetOrAdd(name, _ => []);
        lock (list) list.Add((TypeOf(type), ttl, Encode(type, data)));
        return this;
    }

    /// <summary>The name exists and has nothing: NOERROR without records.</summary>
    public LoopbackDns AddEmpty(string name)
    {
        _records.GetOrAdd(name, _ => []);
        return this;
    }

    /// <summary>Every query for the name fails with a response code: 2 SERVFAIL, 5 REFUSED, 4 NOTIMP.</summary>
    public LoopbackDns Fail(string name, int code)
    {
        _codes[name] = code;
        return this;
    }

    /// <summary>No query for the name is ever answered.</summary>
    public LoopbackDns Silence(string name) => Fail(name, -1);

    /// <summary>Every query for the name is answered with bytes that are no DNS message.</summary>
    public LoopbackDns Garble(string name) => Fail(name, -2);

    /// <summary>Takes all records of a name away: it does not exist from now on.</summary>
    public LoopbackDns Remove(string name)
    {
        _records.TryRemove(name, out _);
        return this;
    }

    /// <summary>Queries for a name are answered right after the first query for another one was.</summary>
    public LoopbackDns Hold(string name, string until)
    {
        _holds[name] = until;
        return this;
    }

    /// <summary>The name answers as its records say again.</summary>
    public void Heal(string name) => _codes.TryRemove(name, out _);

    /// <summary>A domain with one mail host that has one public address (of TEST-NET-1).</summary>
    public LoopbackDns AddMailDomain(string domain, string? host = null, string address = "192.0.2.10")
    {
        host ??= "mx." + domain;
        Add(domain, "MX", "10 " + host);
        return _records.ContainsKey(host) ? this : Add(host, "A", address);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _udp.Dispose();
        try
        {
            _loop.Wait();
        }
        catch (AggregateException)
        {
            // the socket was closed under it, as meant
        }
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        byte[] buffer = new byte[4096];
        IPEndPoint anyone = new(IPAddress.Any, 0);
        while (!_stop.IsCancellationRequested)
        {
            SocketReceiveFromResult received;
            try
            {
                received = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, anyone, _stop.Token).ConfigureAwait(false);
            }
            catch (SocketException) when (!_stop.IsCancellationRequested)
            {
                continue; // a client went away
            }
            byte[]? reply = Answer(buffer.AsSpan(0, received.ReceivedBytes), out string asked);
            if (reply is not null && _holds.TryGetValue(asked, out string? until)) _held.Add((until, reply, received.RemoteEndPoint));
            else if (reply is not null) await _udp.SendToAsync(reply, SocketFlags.None, received.RemoteEndPoint, _stop.Token).ConfigureAwait(false);
            foreach ((_, byte[] late, EndPoint to) in _held.Where(h => h.Until.Equals(asked, StringComparison.OrdinalIgnoreCase)).ToArray())
                await _udp.SendToAsync(late, SocketFlags.None, to, _stop.Token).ConfigureAwait(false);
            if (_held.RemoveAll(h => h.Until.Equals(asked, StringComparison.OrdinalIgnoreCase)) > 0) _holds.Clear();
        }
    }

    private byte[]? Answer(ReadOnlySpan<byte> query, out string asked)
    {
        asked = string.Empty;
        if (query.Length < 17) return null;
        int at = 12;
        StringBuilder name = new();
        while (at < query.Length && query[at] != 0)
        {
            if (name.Length > 0) name.Append('.');
            name.Append(Encoding.ASCII.GetString(query.Slice(at + 1, query[at])));
            at += query[at] + 1;
        }
        ushort type = BinaryPrimitives.ReadUInt16BigEndian(query[(at + 1)..]);
        ReadOnlySpan<byte> question = query[12..(at + 5)];
        asked = name.ToString();
        Interlocked.Increment(ref _count);
        _asked.AddOrUpdate($"{asked} {NameOf(type)}", 1, (_, n) => n + 1);

        int code = _codes.GetValueOrDefault(asked);
        if (code == -1) return null;
        if (code == -2) return [query[0], query[1], 0x81, 0x80, 0, 1, 0, 9, 1, 2, 3];
        using MemoryStream answers = new();
        int count = code == 0 ? WriteAnswers(asked, type, answers, out code) : 0;
        byte[] reply = new byte[12 + question.Length + answers.Length];
        query[..2].CopyTo(reply);
        reply[2] = 0x81;
        reply[3] = (byte)(0x80 | code);
        reply[5] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(reply.AsSpan(6), (ushort)count);
        question.CopyTo(reply.AsSpan(12));
        answers.ToArray().CopyTo(reply, 12 + question.Length);
        return reply;
    }

    private int WriteAnswers(string name, ushort type, MemoryStream answers, out int code)
    {
        code = 0;
        if (!_records.TryGetValue(name, out List<(ushort Type, uint Ttl, byte[] Data)>? records))
        {
            if (Fallback?.Invoke(name) is not { } made)
            {
                code = 3;
                return 0;
            }
            records = [.. made.Select(m => (TypeOf(m.Type), 60u, Encode(m.Type, m.Data)))];
        }
        int count = 0;
        lock (records)
        {
            foreach ((ushort recordType, uint ttl, byte[] data) in records)
            {
                bool alias = recordType == 5 && type != 5;
                if (recordType != type && !alias) continue;
                answers.Write(NameBytes(name));
                byte[] head = new byte[10];
                BinaryPrimitives.WriteUInt16BigEndian(head, recordType);
                BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), 1);
                BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), ttl);
                BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), (ushort)data.Length);
                answers.Write(head);
                answers.Write(data);
                count++;
                if (alias) count += WriteAnswers(NameText(data), type, answers, out code);
            }
        }
        return count;
    }

    private static byte[] Encode(string type, string data)
    {
        switch (type)
        {
            case "A" or "AAAA":
                return IPAddress.Parse(data).GetAddressBytes();
            case "MX":
                string[] parts = data.Split(' ');
                byte[] preference = new byte[2];
                BinaryPrimitives.WriteUInt16BigEndian(preference, ushort.Parse(parts[0], CultureInfo.InvariantCulture));
                return [.. preference, .. NameBytes(parts[1])];
            case "TXT":
                return [(byte)data.Length, .. Encoding.ASCII.GetBytes(data)];
            default:
                return NameBytes(data);
        }
    }

    private static byte[] NameBytes(string name)
    {
        using MemoryStream bytes = new();
        foreach (string label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            bytes.WriteByte((byte)label.Length);
            bytes.Write(Encoding.ASCII.GetBytes(label));
        }
        bytes.WriteByte(0);
        return bytes.ToArray();
    }

    private static string NameText(byte[] bytes)
    {
        List<string> labels = [];
        for (int at = 0; bytes[at] != 0; at += bytes[at] + 1) labels.Add(Encoding.ASCII.GetString(bytes, at + 1, bytes[at]));
        return string.Join('.', labels);
    }

    private static ushort TypeOf(string type) => type switch
    {
        "A" => 1,
        "NS" => 2,
        "CNAME" => 5,
        "PTR" => 12,
        "MX" => 15,
        "TXT" => 16,
        "AAAA" => 28,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "That type is not served."),
    };

    private static string NameOf(ushort type) => type switch
    {
        1 => "A",
        2 => "NS",
        5 => "CNAME",
        12 => "PTR",
        15 => "MX",
        16 => "TXT",
        28 => "AAAA",
        _ => type.ToString(CultureInfo.InvariantCulture),
    };
}
