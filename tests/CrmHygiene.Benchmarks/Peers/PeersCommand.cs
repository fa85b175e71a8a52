using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CrmHygiene.Benchmarks.Email;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Benchmarks.Peers;

/// <summary>
/// Us beside the npm peers in one run on one machine, over the same input, one thread each: speed on generated lists,
/// agreement with the public corpora. The peers are installed into a temporary folder, which is removed.
/// </summary>
internal static class PeersCommand
{
    private static readonly EmailVerifier Verifier = new(new EmailVerifierOptions { Level = EmailLevel.Syntax });

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500_000;
        foreach (string program in (string[])["node", "npm"])
        {
            if (Exists(program)) continue;
            Console.WriteLine($"skipped: {program} is not on this machine, so the npm peers cannot run.");
            return 0;
        }
        PeerInputs inputs = PeerInputs.Make(count, EmailCommand.Make(count, 10_000));
        string folder = Directory.CreateTempSubdirectory("crmhygiene-peers-").FullName;
        try
        {
            List<PeerResult> results = [.. Ours(inputs)];
            try
            {
                results.AddRange(Theirs(inputs, folder));
            }
            catch (InvalidOperationException exception)
            {
                Console.Error.WriteLine($"The npm peers could not be installed or run: {exception.Message}");
                return 1;
            }
            foreach (PeerResult result in results.OrderBy(r => Array.IndexOf(Order, r.Input))) Print(result, inputs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string[] Order = ["addresses", "syntax", "typed", "typos", "numbers", "phones"];

    private static IEnumerable<PeerResult> Ours(PeerInputs inputs)
    {
        string[] syntax = [.. inputs.SyntaxRows.Select(PeerInputs.AddressOf)], typos = [.. inputs.TypoRows.Select(r => r["typed"])];
        string[][] phones = [.. inputs.PhoneRows.Select(r => new[] { r["input"], r["default_region"] })];
        yield return Measure("addresses", "syntax, strict mailing profile", inputs.Addresses, Syntax);
        yield return Measure("addresses", "whole offline verdict with facts", inputs.Addresses, a => Verifier.Verify(a).Verdict == Verdict.Invalid ? "invalid" : "valid");
        yield return Measure("syntax", "syntax, strict mailing profile", syntax, Syntax);
        yield return Measure("typed", "suggestion", inputs.Typed, Suggestion);
        yield return Measure("typos", "suggestion", typos, Suggestion);
        yield return Measure("numbers", "phones", inputs.Numbers, Phone);
        yield return Measure("phones", "phones", phones, Phone);
    }

    private static string Syntax(string address) => EmailSyntax.Parse(address, EmailSyntaxOptions.Mailing).IsValid ? "valid" : "invalid";

    private static string Suggestion(string address) => Verifier.Verify(address).Suggestion ?? string.Empty;

    private static string Phone(string[] number)
    {
        PhoneResult result = PhoneParser.Parse(number[0], number[1].Length == 0 ? null : number[1]);
        return result.Extension.Length > 0 ? $"{result.E164};ext={result.Extension}" : result.E164;
    }

    private static PeerResult Measure<T>(string input, string what, T[] list, Func<T, string> ask)
    {
        foreach (T item in list.Take(100_000)) ask(item);
        GC.Collect();
        string[] answers = new string[list.Length];
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < list.Length; i++) answers[i] = ask(list[i]);
        watch.Stop();
        return new PeerResult(input, $"CrmHygiene ({what})", watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Math.Max(1, list.Length), answers);
    }

    private static List<PeerResult> Theirs(PeerInputs inputs, string folder)
    {
        void Write<T>(string name, T value) => File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(value));
        Write("addresses", inputs.Addresses);
        Write("typed", inputs.Typed);
        Write("numbers", inputs.Numbers);
        // As they stand in the corpus: serialising would spoil lone surrogates.
        File.WriteAllText(Path.Combine(folder, "syntax.json"), $"[{string.Join(',', inputs.SyntaxRows.Select(r => r["email_json"]))}]");
        Write("typos", inputs.TypoRows.Select(r => r["typed"]));
        Write("phones", inputs.PhoneRows.Select(r => new[] { r["input"], r["default_region"] }));
        string script = Path.Combine(Path.GetDirectoryName(ChildProcess.Module())!, "tests", "CrmHygiene.Benchmarks", "Peers", "peers.mjs");
        ChildProcess.Run("node", script, folder);
        return JsonSerializer.Deserialize<List<PeerResult>>(File.ReadAllText(Path.Combine(folder, "results.json")), Web)!;
    }

    private static void Print(PeerResult result, PeerInputs inputs)
    {
        Console.WriteLine(result.Input switch
        {
            "syntax" => $"{result.Peer}: agreement with the syntax corpus: {Shares(inputs.SyntaxRows, result.Answers, CategoryOf, (row, answer) => answer == row["expected"])}",
            "typos" => $"{result.Peer}: typos: {Shares(inputs.TypoRows, result.Answers, row => row["expected_suggestion"].Length > 0 ? "right" : "correctly silent", (row, answer) => answer.Equals(row["expected_suggestion"], StringComparison.OrdinalIgnoreCase))}",
            "phones" => $"{result.Peer}: phones: {Shares(inputs.PhoneRows, result.Answers, row => row["category"], Agrees)}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{result.Peer}: {result.Answers.Length} {result.Input}: {result.Answers.Length / result.Seconds / 1e6:0.000} M/s, {result.CpuMicroseconds:0.00} CPU-microseconds each"),
        });
    }

    private static string CategoryOf(Dictionary<string, string> row) =>
        (row["features"].Length > 0 ? "rare " : "plain ") + (row["intl"] == "ascii" ? "ascii" : "international");

    /// <summary>A number that none was to be found in is agreed on by silence, or by one that is not possible.</summary>
    private static bool Agrees(Dictionary<string, string> row, string answer) =>
        row["expected_e164_or_verdict"] is ['+', ..] expected ? answer == expected || answer.StartsWith(expected + ";", StringComparison.Ordinal) : answer.Length == 0;

    private static string Shares(List<Dictionary<string, string>> rows, string[] answers, Func<Dictionary<string, string>, string> groupOf, Func<Dictionary<string, string>, string, bool> agrees)
    {
        if (rows.Count == 0) return "the corpus is not beside the repository";
        return string.Join(", ", rows.Zip(answers).GroupBy(r => groupOf(r.First)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {(double)g.Count(r => agrees(r.First, r.Second)) / g.Count():0.000} of {g.Count()}")));
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(p => p.Length > 0 && (File.Exists(Path.Combine(p, program)) || File.Exists(Path.Combine(p, program + ".cmd"))));
}

/// <summary>What one contender answered to one list, and how fast.</summary>
internal sealed record PeerResult(string Input, string Peer, double Seconds, double CpuMicroseconds, string[] Answers);
