namespace CrmHygiene.Shell.CommandLine;

/// <summary>Reads the shell's own options; everything after -File and its path, or -Command, belongs to the script.</summary>
internal static class OptionParser
{
    private static readonly string[] Names =
        ["File", "Command", "Module", "NonInteractive", "NoLogo", "Help", "Version"];

    /// <exception cref="UsageException">An unknown, ambiguous or incomplete option.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> args)
    {
        var options = new ShellOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            if (arg == "-")
                return options with { Mode = ShellMode.StandardInput, ScriptArguments = [.. args.Skip(i + 1)] };
            if (!arg.StartsWith('-'))
                return Script(options, args, i);
            switch (FullName(arg))
            {
                case "File":
                    return Script(options, args, Required(args, i, arg));
                case "Command":
                    return CommandText(options, args, Required(args, i, arg));
                case "Module":
                    options = options with { ModulePath = args[Required(args, i++, arg)] };
                    break;
                case "NonInteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "NoLogo":
                    options = options with { NoLogo = true };
                    break;
                case "Help":
                    return options with { Mode = ShellMode.Help };
                default:
                    return options with { Mode = ShellMode.Version };
            }
        }
        return options;
    }

    private static ShellOptions Script(ShellOptions options, IReadOnlyList<string> args, int at) => options with
    {
        Mode = args[at] == "-" ? ShellMode.StandardInput : ShellMode.File,
        Text = args[at],
        ScriptArguments = [.. args.Skip(at + 1)],
    };

    private static ShellOptions CommandText(ShellOptions options, IReadOnlyList<string> args, int at) =>
        args[at] == "-" && at == args.Count - 1
            ? options with { Mode = ShellMode.StandardInput }
            : options with { Mode = ShellMode.Command, Text = string.Join(' ', args.Skip(at)) };

    private static int Required(IReadOnlyList<string> args, int at, string option) => at + 1 < args.Count
        ? at + 1
        : throw new UsageException($"The option {option} needs a value.");

    private static string FullName(string arg)
    {
        var name = arg.TrimStart('-');
        if (name is "?")
            return "Help";
        var found = Names.Where(n => name.Length > 0 && n.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException($"The option {arg} is not known."),
            _ => throw new UsageException($"The option {arg} could mean {string.Join(" or ", found.Select(n => "-" + n))}."),
        };
    }
}
