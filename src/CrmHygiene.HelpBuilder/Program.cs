using CrmHygiene.HelpBuilder;

HelpOptions? options = HelpOptions.Parse(args, Console.Error);
if (options is null) return 2;

ProblemLog problems = new(Console.Out);
HelpBuild.Run(options, problems);
return problems.Count == 0 ? 0 : 1;
