using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Engine;

// run <module.psd1> <warm-up list> <its rows> <list> <rows> <output> <script>
//   Runs the script over the warm-up list, then over the list: "seconds cpu-seconds peak-MB", or "missing <command>".
// start <module.psd1 or -> : starts the engine and imports the module: "engine-ms import-ms import-cpu-ms".
switch (args)
{
    case ["run", string module, string warm, string warmRows, string list, string rows, string output, string script]:
        return Run(module, (warm, int.Parse(warmRows, CultureInfo.InvariantCulture)), (list, int.Parse(rows, CultureInfo.InvariantCulture)), output, script);
    case ["start", string module]:
        return Start(module);
    default:
        Console.Error.WriteLine("Started by CrmHygiene.Benchmarks; it is of no use alone.");
        return 2;
}

static int Run(string module, (string Path, int Rows) warm, (string Path, int Rows) list, string output, string script)
{
    using var session = new EngineSession();
    if (module != "-" && Failed(session.Run($"Import-Module '{module.Replace("'", "''", StringComparison.Ordinal)}'"))) return 1;
    foreach (string command in script.Split(' ', '|').Where(word => word.Contains("-Crm", StringComparison.Ordinal)))
    {
        if (session.Knows(command)) continue;
        Console.WriteLine($"missing {command}");
        return 0;
    }
    for (int i = 0; i < 5; i++)
    {
        if (Failed(session.Run(script, warm.Path, output, warm.Rows))) return 1;
        // Optimised code is made on another thread, after a delay.
        Thread.Sleep(150);
    }
    GC.Collect();
    GC.WaitForPendingFinalizers();
    PeakMemory.Reset();
    TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
    long started = Stopwatch.GetTimestamp();
    if (Failed(session.Run(script, list.Path, output, list.Rows))) return 1;
    double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
    cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {cpu.TotalSeconds} {PeakMemory.Megabytes()}"));
    return 0;
}

static int Start(string module)
{
    long started = Stopwatch.GetTimestamp();
    using var session = new EngineSession();
    if (Failed(session.Run("$null"))) return 1;
    double engine = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
    started = Stopwatch.GetTimestamp();
    if (module != "-" && Failed(session.Run($"Import-Module '{module.Replace("'", "''", StringComparison.Ordinal)}'"))) return 1;
    double import = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine} {import} {cpu.TotalMilliseconds}"));
    return 0;
}

static bool Failed(IReadOnlyList<string> errors)
{
    // A generated list has rows that are rejected on purpose only in tests; here any error spoils the measurement.
    if (errors.Count == 0) return false;
    Console.Error.WriteLine($"{errors.Count} errors, the first: {errors[0]}");
    return true;
}
