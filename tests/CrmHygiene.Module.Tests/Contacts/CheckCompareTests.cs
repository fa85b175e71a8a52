using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Contacts;

/// <summary>Test-CrmImport and Compare-CrmContact in the real engine.</summary>
public sealed class CheckCompareTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [Fact]
    public void A_list_is_checked_column_by_column_without_importing_it()
    {
        string source = _folder.Write("source.csv", "Email,Create Date,Room\r\na@example.org,03/04/2026,Won\r\nnone,25/12/2025,Won\r\nshort\r\n");

        dynamic[] columns = _session.Run("Test-CrmImport $args[0]", source).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["Email", "CreatedAt", ""], columns.Select(c => (string)c.Field));
        Assert.Equal(["Email", "Date", "Text"], columns.Select(c => (string)c.Type));
        Assert.Equal(3L, (long)columns[0].BadValues[0].Line);
        Assert.Contains(_session.Warnings, w => w.Contains("1 of 3 rows would be rejected, the first at line 4", StringComparison.Ordinal));
        Assert.Equal("Won", Assert.Single(_session.Run("$p = $args[0]; Test-CrmImport $p -Map @{ Room = 'LifecycleStage' } | Where-Object Field -eq LifecycleStage | ForEach-Object { (Import-CrmContact $p -Map @{ Room = 'LifecycleStage' })[0].LifecycleStage }", source)).BaseObject);
        Assert.StartsWith("FileNotFound,", _session.ErrorIdOf("Test-CrmImport $args[0]", _folder.File("no.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_exports_are_compared()
    {
        string march = _folder.Write("march.csv", "Id,Email,Company\r\n1,a@example.org,A\r\n2,b@example.org,B\r\n3,c@example.org,C\r\n");
        string june = _folder.Write("june.csv", "Id;Email;Company\n1;a@example.org;A\n2;b@example.org;Other\n4;d@example.org;D\n");

        string[] kinds = _session.RunClean("Compare-CrmContact $args[0] $args[1] | ForEach-Object { \"$($_.Kind) $($_.Id) $($_.Fields)\".Trim() }", march, june).Select(o => (string)o.BaseObject).ToArray();
        dynamic summary = Assert.Single(_session.RunClean("Import-CrmContact $args[1] | Compare-CrmContact $args[0] -Summary -From 2026-03-01 -To 2026-06-01", march, june)).BaseObject;

        Assert.Equal(["Changed 2 Company", "Added 4", "Gone 3"], kinds);
        Assert.Equal((3L, 3L, 1L, 1L, 1L, 1L), ((long)summary.Before, (long)summary.After, (long)summary.Added, (long)summary.Gone, (long)summary.Changed, (long)summary.Unchanged));
        Assert.InRange((double)summary.DecayPercentPerMonth, 30.0, 31.0);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
