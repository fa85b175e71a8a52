using CrmHygiene.Benchmarks.Generator;

// One line a command; each lives in the folder of its subject.
string[] rest = args.Length > 0 ? args[1..] : [];
return (args.Length > 0 ? args[0] : "help") switch
{
    "generate" => GenerateCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/CrmHygiene.Benchmarks -- <command>
          generate --rows N --out file.csv [--truth file.csv] [--seed S] [--duplicates 0.15] [--fill 1.0]
        """);
    return 2;
}
