using CrmHygiene.Benchmarks.Duplicates;
using CrmHygiene.Benchmarks.Email;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Benchmarks.Lifecycle;
using CrmHygiene.Benchmarks.Micro;
using CrmHygiene.Benchmarks.Peers;
using CrmHygiene.Benchmarks.Pipelines;
using CrmHygiene.Benchmarks.Standards;
using CrmHygiene.Benchmarks.Startup;

// One line a command; each lives in the folder of its subject.
string[] rest = args.Length > 0 ? args[1..] : [];
return (args.Length > 0 ? args[0] : "help") switch
{
    "generate" => GenerateCommand.Run(rest),
    "pipeline" => PipelineCommand.Run(rest),
    "journal" => JournalCommand.Run(rest),
    "job" => JobCommand.Run(rest),
    "core-stage" => CoreStages.Run(rest),
    "micro" => MicroCommand.Run(rest),
    "import-time" => ImportTimeCommand.Run(rest),
    "duplicates-eval" => DuplicatesEval.Run(rest),
    "duplicates-speed" => DuplicatesSpeed.Run(rest),
    "email" => EmailCommand.Run(rest),
    "peers" => PeersCommand.Run(rest),
    "repair" => RepairCommand.Run(rest),
    "quality" => QualityCommand.Run(rest),
    "events" => EventsCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/CrmHygiene.Benchmarks -- <command>
          generate --rows N --out file.csv [--truth file.csv] [--seed S] [--duplicates 0.15] [--fill 0.95]
          pipeline [--rows 10000,100000,1000000] [--repeats 3] [--only text]
          journal [--rows 100000,1000000] [--repeats 3]
          job [--rows 1000000] [--file list.csv]
          import-time [--repeats 7]
          duplicates-eval <folder> [name…] [--verbose]
          duplicates-speed [--rows 100000,1000000] [--fill 0.625] [--verbose]
          email [addresses] [domains]
          peers [addresses]
          micro [--filter *Read*] [--quick]
          repair [--rows 200000] [--seed S] [--rules]
          quality [--rows 1000000]
          events [--events 20000000] [--contacts 1000000] [--folder path] [--only import|judge] [--bounces folder]
        """);
    return 2;
}
