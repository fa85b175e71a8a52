using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Pipelines;

/// <summary>What Repair-, Merge- and Remove- promise in a pipeline.</summary>
public sealed class ChangingPipelineTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list;

    public ChangingPipelineTests()
    {
        string rows = string.Concat(Enumerable.Range(1, 18).Select(i => $"{i},Person{i},Sample{i},person{i}@example.org,+1 212 555 01{i:00},no,,2026-10-01\r\n"));
        _list = _folder.Write("list.csv",
            "Id,First Name,Last Name,Email,Phone,Opted Out,Bounce Reason,Last Activity\r\n" + rows
            + "19,GONE,AWAY,gone@example.org,,yes,,2026-10-01\r\n"
            + "20,dead,letter,dead@example.org,,no,550 5.1.1 user unknown,2026-10-01\r\n");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Fact]
    public void Remove_archives_with_reasons_then_passes_on_the_rest()
    {
        object[] ids = _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath $args[1] | ForEach-Object Id", _list, _folder.File("removed.csv")).Select(o => o.BaseObject).ToArray();

        Assert.Equal(Enumerable.Range(1, 18).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ids);
        string[] archive = File.ReadAllLines(_folder.File("removed.csv"));
        Assert.Equal(3, archive.Length);
        Assert.Contains("Unsubscribed", archive[1], StringComparison.Ordinal);
        Assert.Contains("HardBounce", archive[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_path_the_archive_is_in_the_current_folder()
    {
        _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01", _list);

        Assert.Single(Directory.GetFiles(_folder.Path, "removed-contacts-*.csv"));
    }

    [Fact]
    public void WhatIf_keeps_everything_marks_the_rest_as_planned_and_export_refuses_it()
    {
        Assert.Equal(18, _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -WhatIf | Where-Object IsPlanned", _list).Length);
        string before = File.ReadAllText(_list);

        string id = _session.ErrorIdOf("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -WhatIf | Export-CrmContact $args[0]", _list);

        Assert.StartsWith("PlannedContacts,", id, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_list));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void More_than_the_limit_stops_before_anything_is_written()
    {
        string script = "Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 5 | Export-CrmContact $args[1]";

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf(script, _list, _folder.File("clean.csv")), StringComparison.Ordinal);

        // Only the plan of what would have been done.
        string plan = Assert.Single(Directory.GetFileSystemEntries(_folder.Path), f => f != _list);
        Assert.Equal(3, File.ReadAllLines(plan).Length);
        Assert.Contains("Unsubscribed", File.ReadAllText(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_counts_against_the_source_of_the_findings()
    {
        Assert.Empty(_session.RunClean("Import-CrmContact $args[0] | Find-CrmStaleContact -AsOf 2026-11-01 | Remove-CrmStaleContact -ArchivePath $args[1]", _list, _folder.File("a.csv")));
        Assert.Equal(3, File.ReadAllLines(_folder.File("a.csv")).Length);

        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf("Import-CrmContact $args[0] | Find-CrmStaleContact -AsOf 2026-11-01 | Remove-CrmStaleContact -MaxRemovePercent 9", _list), StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_changes_and_lists_and_is_idempotent()
    {
        object[] values = _session.RunClean("""
            $c = @(Import-CrmContact $args[0] | Repair-CrmContact)
            $c[18].FirstName, $c[18].Original.FirstName, $c[0].Phone, $c[18].Changes[0].Rule
            @($c | Repair-CrmContact | ForEach-Object { $_.Changes }).Count - @($c | ForEach-Object { $_.Changes }).Count
            """, _list).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["Gone", "GONE", "+12125550101", "NameCasing", 0], values);
    }

    [Fact]
    public void Repair_under_WhatIf_does_not_touch_the_contacts()
    {
        object[] values = _session.RunClean("""
            $before = @(Import-CrmContact $args[0])
            $after = @($before | Repair-CrmContact -WhatIf)
            $before[18].FirstName, $after[18].FirstName, $after[18].IsPlanned, $before[18].IsPlanned
            """, _list).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["GONE", "Gone", true, false], values);
    }

    [Fact]
    public void Certain_duplicates_are_merged_and_the_losers_archived()
    {
        string[] first = ["Ann", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Liam", "Mona", "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Stefan", "Tara"];
        string[] last = ["Abbott", "Brandt", "Castillo", "Dubois", "Eriksen", "Fontaine", "Grabowski", "Hollander", "Ivanova", "Jansen", "Kowalski", "Lindqvist", "Moreau", "Novak", "Oliveira", "Petrov", "Quirke", "Rossi", "Schneider", "Tanaka"];
        string twins = _folder.Write("twins.csv", "Id,First Name,Last Name,Email,Phone,City\r\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => Person(i + 1, first[i % 20], last[(i * 7 + i / 20) % 20], i)))
            + Person(41, "Boris", "Hollander", 1));

        object[] ids = _session.RunClean("Import-CrmContact $args[0] | Find-CrmDuplicate -PassThru | Merge-CrmContact -ArchivePath $args[1] | ForEach-Object Id", twins, _folder.File("merged.csv")).Select(o => o.BaseObject).ToArray();

        Assert.Equal(40, ids.Length);
        Assert.Equal(2, File.ReadAllLines(_folder.File("merged.csv")).Length);
    }

    private static string Person(int id, string first, string last, int i) =>
        $"{id},{first},{last},{first}.{last}@example.org,+1 212 555 01{i:00},Town {(char)('A' + (i % 26))}\r\n";

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
