using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CrmHygiene.Benchmarks.Micro;

/// <summary>Micro-benchmarks of core.</summary>
public static class MicroCommand
{
    /// <summary>micro [--filter *Read*] [--quick]</summary>
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        // In this process: Core finds the module's data from where it stands, which is not where a generated project builds.
        Job job = (arguments.Has("quick") ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = DefaultConfig.Instance.AddJob(job);
        return BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(["--filter", arguments.Text("filter") ?? "*"], config).Any(s => s.HasCriticalValidationErrors) ? 1 : 0;
    }
}
