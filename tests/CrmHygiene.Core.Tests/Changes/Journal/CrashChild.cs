using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>What crash tests run in a process of its own. The test host does not come through here.</summary>
internal static class CrashChild
{
    public static int Main(string[] args)
    {
        try
        {
            return args[0] switch
            {
                "run" => Run(args[1], args[2], int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture)),
                "undo" => Undo(args[2]),
                "hygiene" => Hygiene.HygieneScenario.RunAsChild(args[1..]),
                _ => Open(args[2]),
            };
        }
        catch (StoreException exception)
        {
            Console.WriteLine(exception.Problem);
            return 1;
        }
    }

    private static int Run(string folder, string store, int seed)
    {
        using CrmStore opened = CrmStore.Open(store, create: true);
        Console.WriteLine("Began");
        new RunScenario(folder).Change(opened, new Random(seed));
        return 0;
    }

    private static int Undo(string store)
    {
        using CrmStore opened = CrmStore.Open(store);
        Console.WriteLine("Began");
        if (RunLog.Last(opened) is { } run) new RunUndo(opened, new UndoRequest { RunId = run.Id }).Apply(new RunRequest());
        return 0;
    }

    private static int Open(string store)
    {
        using CrmStore opened = CrmStore.Open(store, create: true);
        opened.Write(s => s.Execute("INSERT INTO store_info VALUES ('written', 'yes')"));
        Console.WriteLine("Opened");
        return 0;
    }
}
