namespace CrmHygiene.Module.Tests.Shell;

public sealed class ShellPreloadTests
{
    [Fact]
    public void The_built_module_is_found_and_its_own_assembly_loads()
    {
        var start = new System.Diagnostics.ProcessStartInfo(ShellRun.Executable, ["-Command", "[CrmHygiene.Contact].Assembly.GetName().Name; (Get-Command Import-CrmContact).Name"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CRMHYGIENE_MODULE");
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        var run = ShellRun.Finish(process);
        Assert.Empty(run.Errors);
        Assert.Equal(["CrmHygiene", "Import-CrmContact"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
