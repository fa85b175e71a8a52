using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CrmHygiene.Shell.CommandLine;
using CrmHygiene.Shell.Hosting;
using CrmHygiene.Shell.Interactive;
using CrmHygiene.Shell.Running;

namespace CrmHygiene.Shell;

/// <summary>One start of the shell: engine, module, then what the command line asks for.</summary>
internal sealed class ShellSession
{
    private readonly ShellOptions _options;
    private readonly Terminal _terminal = new();
    private readonly ConsoleWriter _writer;
    private readonly ConsoleReader _reader;
    private readonly ShellHost _host;

    /// <summary>A session for a command line.</summary>
    public ShellSession(ShellOptions options, Version version)
    {
        _options = options;
        _writer = new ConsoleWriter(_terminal);
        _reader = new ConsoleReader(_terminal, options.NonInteractive);
        _host = new ShellHost(new ShellUserInterface(_terminal, _writer, _reader), version);
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>The exit code of the process.</returns>
    public int Run()
    {
        var mode = _options.Mode is ShellMode.Default && !_terminal.InputIsTerminal ? ShellMode.StandardInput : _options.Mode;
        var script = mode is ShellMode.File ? ScriptPath(_options.Text) : "";
        var manifest = ModuleLocator.Find(_options.ModulePath);

        using var runspace = Engine.Open(_host);
        var runner = new PipelineRunner(runspace, _host.UI);
        _reader.Stopper = runner;
        using var signals = new StopSignals(runner, _reader, interactive: mode is ShellMode.Default);
        try
        {
            var import = new Command("Import-Module");
            import.Parameters.Add("Name", manifest);
            var imported = runner.Run(import);
            if (!imported.Succeeded || imported.Ending is not RunEnding.Completed)
                return ExitCodes.Of(imported with { Ending = signals.Came ? RunEnding.Stopped : RunEnding.Failed }, _host.ExitRequest, signals.ExitCode);
            return mode is ShellMode.Default ? Interact(runner) : RunOnce(runner, signals, mode, script);
        }
        finally
        {
            _writer.EndProgress();
        }
    }

    private int RunOnce(PipelineRunner runner, StopSignals signals, ShellMode mode, string script)
    {
        var command = mode switch
        {
            ShellMode.File => new Command(script, isScript: false, useLocalScope: false),
            ShellMode.Command => new Command(_options.Text, isScript: true, useLocalScope: false),
            _ => new Command(Console.In.ReadToEnd(), isScript: true, useLocalScope: false),
        };
        foreach (var parameter in ScriptArguments.Bind(_options.ScriptArguments))
            command.Parameters.Add(parameter);
        if (mode is ShellMode.File)
            Engine.LetScriptExit(runner.Runspace);
        var result = runner.Run(command);
        if (signals.Came)
            result = result with { Ending = RunEnding.Stopped };
        return ExitCodes.Of(result, _host.ExitRequest, signals.ExitCode);
    }

    private int Interact(PipelineRunner runner)
    {
        if (!_options.NoLogo)
            _writer.OutLine($"CrmHygiene {_host.Version.ToString(3)} on the PowerShell {EngineVersion} engine. Get-Command -Module CrmHygiene lists its cmdlets.");
        var loop = new InteractiveLoop(runner, _host, _writer, _reader, _terminal);
        _host.NestedPrompt = loop.RunNested;
        return loop.Run();
    }

    /// <summary>The version of the hosted engine.</summary>
    public static string EngineVersion => PSVersionInfo.PSVersion.ToString();

    private static string ScriptPath(string text)
    {
        var path = Path.GetFullPath(text);
        if (!File.Exists(path))
            throw new UsageException($"There is no script '{text}'.");
        return path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new UsageException($"The script '{text}' does not end in .ps1.");
    }
}
