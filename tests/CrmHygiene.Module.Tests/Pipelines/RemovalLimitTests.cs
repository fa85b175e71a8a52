using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Pipelines;

/// <summary>How much may go in a run and in a week: the same for every cmdlet that drops contacts.</summary>
public sealed class RemovalLimitTests : IDisposable
{
    private static readonly string[] Dropping = ["Remove-CrmStaleContact", "Merge-CrmContact", "Invoke-CrmChangeSet", "Invoke-CrmHygiene"];

    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _store;

    public RemovalLimitTests()
    {
        _store = _folder.File("data/crm.db");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); 'nobody@example.net' | Add-CrmSuppression -Store $args[1] -CreateStore", _folder.Path, _store);
    }

    /// <summary>As many people as named, of whom the last opted out, the first opened none of their mails, and the first are there as often as named.</summary>
    private string List(string name, int people, int optedOut = 0, int unopened = 0, int twins = 0, int copies = 2)
    {
        string[] given = "Anna Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas".Split(' '), family = "Abernathy Bergstrom Castellano Dvorak Eriksen Fairweather Grunwald Hassani Ivanov Jankowski".Split(' ');
        string Row(int id, int i) => string.Create(CultureInfo.InvariantCulture,
            $"{id},{given[i % 10]},{family[i / 10 % 10]},{given[i % 10]}.{family[i / 10 % 10]}@example.org,030 {5_550_000 + (i * 37)},{(i >= people - optedOut ? "yes" : "")},{(i < unopened ? ",20,0,20" : "2026-10-01,,,")},2024-01-01\n");
        return _folder.Write(name, "Id,First Name,Last Name,Email,Phone,Opted Out,Last Activity Date,Emails Delivered,Emails Opened,Sends Since Last Engagement,Create Date\n"
            + string.Concat(Enumerable.Range(0, people).Select(i => Row(i + 1, i)))
            + string.Concat(Enumerable.Range(0, twins).SelectMany(i => Enumerable.Range(1, copies - 1).Select(copy => Row(1000 + (100 * copy) + i, i)))));
    }

    private string Stop(string script, params object?[] args)
    {
        Assert.StartsWith("RemovalLimitExceeded,", _session.ErrorIdOf(script, args), StringComparison.Ordinal);
        return Assert.Single(_session.Errors).Exception.Message;
    }

    [Fact]
    public void Force_lifts_no_limit_since_there_is_none_and_the_limits_are_the_same_everywhere()
    {
        foreach (string cmdlet in Dropping)
        {
            var command = (CmdletInfo)_session.RunClean("Get-Command $args[0]", cmdlet)[0].BaseObject;
            Assert.False(command.Parameters.ContainsKey("Force"), cmdlet);
            foreach ((string name, Type type) in new[] { ("MaxRemovePercent", typeof(double?)), ("MaxRemoveCount", typeof(long?)), ("MaxRemoveWeekPercent", typeof(double?)) })
            {
                Assert.True(command.Parameters.ContainsKey(name), $"{cmdlet} -{name}");
                Assert.Equal(type, command.Parameters[name].ParameterType);
                Assert.Contains(command.Parameters[name].Attributes, a => a is ValidateRangeAttribute);
            }
        }
    }

    [Theory]
    [InlineData("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1]", "Remove,")]
    [InlineData("Import-CrmContact $args[0] | Find-CrmDuplicate -PassThru | Merge-CrmContact -Store $args[1]", "Merge,")]
    public void More_than_a_fifth_of_the_source_stops_before_any_write_with_a_plan_and_names_what_raises_it(string script, string rows)
    {
        string list = List("list.csv", people: 40, optedOut: 11, twins: 11);

        string message = Stop(script + " | Export-CrmContact clean.csv", list, _store);

        Assert.Contains("-MaxRemovePercent", message, StringComparison.Ordinal);
        Assert.Contains("removal-plan-", message, StringComparison.Ordinal);
        string plan = Assert.Single(Directory.GetFiles(_folder.Path), f => f != list);
        Assert.True(File.ReadAllLines(plan).Count(l => l.StartsWith(rows, StringComparison.Ordinal)) >= 11);
        Assert.Empty(_session.RunClean("Get-CrmRun -Store $args[0]", _store));
        Assert.Single(_session.RunClean("Get-CrmSuppression -Store $args[0]", _store));
        // Lifted by its name alone.
        _session.RunClean(script + " -MaxRemovePercent 60 | Export-CrmContact clean.csv", list, _store);
        Assert.True(File.Exists(_folder.File("clean.csv")));
    }

    [Fact]
    public void The_absolute_number_holds_whatever_the_share_is()
    {
        string list = List("list.csv", people: 100, optedOut: 6);
        Assert.Contains("-MaxRemoveCount", Stop("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] -MaxRemoveCount 5 -MaxRemovePercent 100", list, _store), StringComparison.Ordinal);
        Assert.Equal(94, _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] -MaxRemoveCount 6", list, _store).Length);
    }

    [Fact]
    public void Who_is_opted_out_of_mail_counts_like_who_is_removed()
    {
        string list = List("list.csv", people: 40, optedOut: 4, unopened: 5);
        Stop("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1]", list, _store);
        Assert.Equal(5, _session.RunClean("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] -MaxRemovePercent 25 | Where-Object OptedOut", list, _store).Length);
    }

    [Fact]
    public void Merged_and_removed_add_up_over_seven_days()
    {
        string list = List("list.csv", people: 89, optedOut: 11, twins: 11);
        Assert.Equal(89, _session.RunClean("Import-CrmContact $args[0] | Find-CrmDuplicate -PassThru | Merge-CrmContact -Store $args[1]", list, _store).Length);

        string message = Stop("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] | Export-CrmContact clean.csv", list, _store);

        Assert.Contains("within 7 days", message, StringComparison.Ordinal);
        Assert.Contains("-MaxRemoveWeekPercent", message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("clean.csv")));
    }

    [Fact]
    public void A_group_of_more_than_ten_is_left_for_a_person_unless_the_size_is_named()
    {
        string list = List("list.csv", people: 100, twins: 1, copies: 11);
        const string Merge = "Import-CrmContact $args[0] | Find-CrmDuplicate -PassThru | Merge-CrmContact -Store $args[1] -ArchivePath ";
        Assert.Equal(110, _session.RunClean(Merge + "a.csv", list, _store).Length);
        Assert.Equal(100, _session.RunClean(Merge + "b.csv -MaxGroupSize 11", list, _store).Length);
    }

    [Fact]
    public void An_applied_plan_suppresses_whom_a_removal_would()
    {
        string list = List("list.csv", people: 40, optedOut: 3);
        _session.RunClean("$null = Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -Store $args[1] -PlanPath plan.csv; $null = Import-CrmContact $args[0] | Invoke-CrmChangeSet plan.csv -Store $args[1]", list, _store);
        Assert.Equal(3, _session.RunClean("Get-CrmSuppression -Store $args[0] | Where-Object Reason -EQ OptedOut", _store).Length);
        Assert.Equal(3, _session.RunClean("Import-CrmContact $args[0] -Store $args[1] | Where-Object SuppressionReason", list, _store).Length);
    }

    [Fact]
    public void Duplicates_piped_into_a_removal_are_kept_and_the_person_told()
    {
        string list = List("list.csv", people: 100, twins: 3);
        Assert.Equal(6, _session.RunClean("Import-CrmContact $args[0] | Find-CrmDuplicate | Remove-CrmStaleContact -Store $args[1]", list, _store).Length);
        Assert.Contains("Merge-CrmContact", Assert.Single(_session.Warnings), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
