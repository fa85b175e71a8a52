using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Duplicates;

/// <summary>Finding with a base, by hand-made columns and decisions; asking; merging by rules.</summary>
public sealed class DuplicateCmdletTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _base;
    private readonly string _new;

    public DuplicateCmdletTests()
    {
        string[] given = "Anna Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas".Split(' ');
        string[] family = "Abernathy Bergstrom Castellano Dvorak Eriksen Fairweather Grunwald Hassani Ivanov Jankowski".Split(' ');
        string Row(int i, string optedOut, string city) => string.Create(CultureInfo.InvariantCulture,
            $"{i},{given[i % 10]},{family[i / 10]},{given[i % 10]}.{family[i / 10]}@example.org,030 {5_550_000 + (i * 37)},{city},{optedOut},2026-10-{1 + (i % 28):00}\r\n");
        const string Header = "Id,First Name,Last Name,Email,Phone,City,Opted Out,Last Activity\r\n";
        _base = _folder.Write("base.csv", Header + string.Concat(Enumerable.Range(0, 100).Select(i => Row(i, i == 7 ? "yes" : "no", "Riverton"))));
        _new = _folder.Write("new.csv", Header
            + "1007,Hugo,Abernathy,Hugo.Abernathy@example.org,030 5550259,Lakeside,no,2026-11-01\r\n"
            + "1042,Clara,Eriksen,Clara.Eriksen@example.org,030 5551554,Lakeside,no,2026-11-01\r\n"
            + "2000,Quentin,Zimmermann,q.z@example.net,0171 9998877,Marlow,no,2026-11-01\r\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_base_is_compared_with_and_not_passed_on()
    {
        PSObject[] contacts = _session.RunClean("Import-CrmContact $args[0] | Find-CrmDuplicate -Reference $args[1] -PassThru", _new, _base);

        Assert.Equal(["1007", "1042", "2000"], contacts.Select(c => c.Properties["Id"].Value));
        object[] matches = _session.RunClean("Import-CrmContact $args[0] | Find-CrmDuplicate -Reference $args[1] | ForEach-Object { \"$($_.Id)=$($_.Match)\" }", _new, _base).Select(o => o.BaseObject).ToArray();
        Assert.Equal(["1007=7", "1042=42"], matches);
        object[] gone = _session.RunClean("Import-CrmContact $args[0] | Find-CrmDuplicate -Reference $args[1] -PassThru | Where-Object OptedOut | ForEach-Object Id", _new, _base).Select(o => o.BaseObject).ToArray();
        Assert.Equal(["1007"], gone);
    }

    [Fact]
    public void A_missing_base_stops_the_search() =>
        Assert.StartsWith("FileNotFound,", _session.ErrorIdOf("Import-CrmContact $args[0] | Find-CrmDuplicate -Reference ./none.csv", _new), StringComparison.Ordinal);

    [Fact]
    public void Verbose_says_what_was_compared_and_how_completely()
    {
        _session.RunClean("$null = Find-CrmDuplicate $args[0] -Compare @{ City = 'Ignored' } -Verbose", _base);

        string text = string.Join('\n', _session.Verbose);
        Assert.Contains("pairs of 100 contacts compared", text, StringComparison.Ordinal);
        Assert.Contains("of the true pairs", text, StringComparison.Ordinal);
        Assert.DoesNotContain("City (", text, StringComparison.Ordinal);
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf("Find-CrmDuplicate $args[0] -Compare @{ City = 'Colour' }", _base), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_asked_for_remembered_and_respected()
    {
        using var printer = new Printer();
        string log = _folder.File("answers.txt");
        foreach (string answer in (string[])["Yes", "Undo", "No", "Stop"]) printer.Host.Answers.Enqueue(answer);
        string both = _folder.Write("both.csv", File.ReadAllText(_base) + string.Concat(File.ReadLines(_new).Skip(1).Select(l => l + "\r\n")));

        string text = printer.Print("Confirm-CrmDuplicate $args[0] -DecisionPath $args[1] -AsOf 2026-11-23", both, log);

        Assert.Contains("Different", text, StringComparison.Ordinal);
        Assert.Contains("=", text, StringComparison.Ordinal);
        Assert.EndsWith("Different 2026-11-23", File.ReadAllLines(log)[1], StringComparison.Ordinal);
        Assert.True(File.Exists(log + ".key"));
        Assert.Single(_session.RunClean("Find-CrmDuplicate $args[0] -DecisionPath $args[1] -Verbose 4>&1 | Where-Object { \"$_\" -like '*decided by people*' }", both, log));
        Assert.StartsWith("DecisionsMissing,", _session.ErrorIdOf("Find-CrmDuplicate $args[0] -DecisionPath ./none.txt", both), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_choose_the_winner_and_its_fields_and_leave_a_trace()
    {
        string twins = _folder.Write("twins.csv", File.ReadAllText(_base) + "1042,Clara,Eriksen,Clara.Eriksen@example.org,030 5551554,Lakeside,no,2026-11-01\r\n");
        const string Merge = "Import-CrmContact $args[0] | Find-CrmDuplicate | Where-Object Id -in 42, 1042 | Merge-CrmContact -ArchivePath $args[1] ";

        PSObject merged = Assert.Single(_session.RunClean(Merge + "-Score { [int]$_.Id } -FieldRule @{ City = 'Oldest'; 'Last Activity' = 'Min' }", twins, _folder.File("a.csv")));
        Assert.Equal("1042", merged.Properties["Id"].Value);
        Assert.Equal("42", merged.Properties["MergedFrom"].Value);
        PSObject kept = Assert.Single(_session.RunClean(Merge + "-KeepNewest", twins, _folder.File("b.csv")));
        Assert.Equal(("1042", "Lakeside"), (kept.Properties["Id"].Value, kept.Properties["City"].Value));
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf(Merge + "-FieldRule @{ OptedOut = 'Newest' }", twins, _folder.File("c.csv")), StringComparison.Ordinal);
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf(Merge + "-FieldRule @{ City = 'Best' }", twins, _folder.File("c.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_keep_their_id_in_a_named_store_and_get_none_without()
    {
        string store = _folder.File("entities.db");
        const string Script = "@(Import-CrmContact $args[0]) + @(Import-CrmContact $args[1]) | Find-CrmDuplicate -Store $args[2] -CreateStore | ForEach-Object { \"$($_.Id)=$($_.EntityId)\" }";
        object[] first = _session.RunClean(Script, _base, _new, store).Select(o => o.BaseObject).ToArray();
        object[] second = _session.RunClean(Script.Replace("$args[0]) + @(Import-CrmContact $args[1])", "$args[1]) + @(Import-CrmContact $args[0])", StringComparison.Ordinal), _base, _new, store).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["1007=1", "1042=2", "42=2", "7=1"], first.Order());
        Assert.Equal(first.Order(), second.Order());
        Assert.Equal([null, null, null, null], _session.RunClean("@(Import-CrmContact $args[0]) + @(Import-CrmContact $args[1]) | Find-CrmDuplicate | ForEach-Object { , $_.EntityId }", _base, _new).Select(o => o?.BaseObject));
        Assert.Equal([1L, 2L], _session.RunClean("Get-CrmEntity -Store $args[0] | ForEach-Object Id", store).Select(o => o.BaseObject));
        Assert.StartsWith("EntityNotFound,", _session.ErrorIdOf("Get-CrmEntity 99 -Store $args[0]", store), StringComparison.Ordinal);
        Assert.Equal(["1", "2"], _session.RunClean("@(Import-CrmContact $args[0]) + @(Import-CrmContact $args[1]) | Repair-CrmContact -Store $args[2] | Find-CrmDuplicate -PassThru | Where-Object EntityId | ForEach-Object { \"$($_.EntityId)\" }", _base, _new, store).Select(o => o.BaseObject).Distinct());
    }
}
