using CrmHygiene.Shell;
using CrmHygiene.Shell.CommandLine;
using CrmHygiene.Shell.Running;

var version = typeof(ShellSession).Assembly.GetName().Version ?? new Version(0, 0, 0);
try
{
    var options = OptionParser.Parse(args);
    switch (options.Mode)
    {
        case ShellMode.Help:
            Console.Out.Write(HelpText.Text);
            return ExitCodes.Ok;
        case ShellMode.Version:
            Console.Out.WriteLine($"crmhygiene {version.ToString(3)}, PowerShell engine {ShellSession.EngineVersion}");
            return ExitCodes.Ok;
        default:
            return new ShellSession(options, version).Run();
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine($"{e.Message} crmhygiene -Help tells more.");
    return ExitCodes.Usage;
}
catch (FileNotFoundException e) when (e.FileName is null)
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.Error;
}
