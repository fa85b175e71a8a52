using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Lifecycle;

/// <summary>Reasons of the admin's own, in the shell and in the policy.</summary>
public sealed class CustomReasonTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list;

    public CustomReasonTests()
    {
        _list = _folder.Write("list.csv", "Id,Email,State,Score\r\n1,ann@example.org,West,3\r\n2,bob@example.org,East,9\r\n3,cy@example.org,,1\r\n4,di@example.org,East,8\r\n5,eve@example.org,East,7\r\n");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
    }

    [Fact]
    public void A_script_block_is_a_reason_with_name_action_and_evidence()
    {
        Assert.Equal(
            ["1 OldRegion Archive The region was sold.", "1 LowScore Review Your reason 'LowScore' applies.", "3 LowScore Review Your reason 'LowScore' applies."],
            Strings("Import-CrmContact $args[0] | Find-CrmStaleContact -CustomReason @{ Name = 'OldRegion'; Action = 'Archive'; Evidence = 'The region was sold.'; Where = { $_.State -eq 'West' } }, @{ Name = 'LowScore'; Where = { [int] $_.Score -lt 5 } } | ForEach-Object { \"$($_.Id) $($_.Reason) $($_.Action) $($_.Evidence)\" }", _list));
        Assert.Equal(["2", "3", "4", "5"], Strings("Import-CrmContact $args[0] | Remove-CrmStaleContact -CustomReason @{ Name = 'OldRegion'; Action = 'Archive'; Where = { $_.State -eq 'West' } } -ArchivePath ./removed.csv -Confirm:$false | ForEach-Object Id", _list));
        Assert.Contains("OldRegion", File.ReadAllText(_folder.File("removed.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_states_reasons_for_runs_without_a_person()
    {
        string policy = _folder.Write("policy.json", """{ "staleness": { "reasons": [ { "name": "OldRegion", "action": "Archive", "where": [ { "field": "State", "in": ["West"] } ] } ] } }""");
        Assert.Equal(["1 OldRegion"], Strings("Import-CrmContact $args[0] | Find-CrmStaleContact -Policy $args[1] | ForEach-Object { \"$($_.Id) $($_.Reason)\" }", _list, policy));
        Assert.Equal(["1 OldRegion"], Strings("Import-CrmContact $args[0] | Find-CrmStaleContact -Policy $args[1] -Preset Strict | ForEach-Object { \"$($_.Id) $($_.Reason)\" }", _list, policy));
        Assert.Equal(["4"], Strings("(Invoke-CrmHygiene $args[0] -Policy $args[1] -Destination ./clean.csv -Apply).Kept", _list, policy));
    }

    [Theory]
    [InlineData("@{ Name = 'X' }", "ArgumentInvalid")]
    [InlineData("@{ Name = 'X'; Where = 'State -eq West' }", "ArgumentInvalid")]
    [InlineData("@{ Where = { $true } }", "ArgumentInvalid")]
    [InlineData("@{ Name = 'HardBounce'; Where = { $true } }", "ArgumentInvalid")]
    [InlineData("@{ Name = 'X'; Action = 'Vanish'; Where = { $true } }", "ArgumentInvalid")]
    [InlineData("@{ Name = 'X'; Wehre = { $true } }", "ArgumentInvalid")]
    [InlineData("@{ Name = 'X'; Action = 'Remove'; Where = { throw 'no' } }", "CustomReasonFailed")]
    public void A_mistake_ends_the_run_before_anybody_goes(string reason, string id)
    {
        Assert.StartsWith(id, _session.ErrorIdOf($"Import-CrmContact $args[0] | Remove-CrmStaleContact -CustomReason {reason} -Confirm:$false", _list), StringComparison.Ordinal);
        Assert.Equal(["list.csv"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    private string[] Strings(string script, params object?[] args) => [.. _session.RunClean(script, args).Select(o => o.ToString())];

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
