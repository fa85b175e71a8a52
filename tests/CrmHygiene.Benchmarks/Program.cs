using CrmHygiene.Benchmarks.Email;

// One line a command; each lives in the folder of its subject.
string[] rest = args.Length > 0 ? args[1..] : [];
return (args.Length > 0 ? args[0] : "help") switch
{
    "email" => EmailCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/CrmHygiene.Benchmarks -- <command>
          email [addresses] [domains]
        """);
    return 2;
}
