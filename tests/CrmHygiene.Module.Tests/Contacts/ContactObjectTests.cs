using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Contacts;

/// <summary>A contact in the shell: typed fields, the text as found, unknown columns as properties.</summary>
public sealed class ContactObjectTests : IDisposable
{
    private const string List = "Id,Email,Last Activity,Opted Out,Emails Delivered,Deal Stage\r\n007,Ann@Example.org,2026-01-31,yes,12,Won\r\n8,bob@example.org,,no,,\"Lost, late\"\r\n";
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _path;

    public ContactObjectTests() => _path = _folder.Write("list.csv", List);

    [Fact]
    public void Standard_fields_are_typed_and_unknown_columns_are_properties()
    {
        object?[] values = _session.RunClean("Import-CrmContact $args[0] | ForEach-Object { $_.Id, $_.LastActivity, $_.OptedOut, $_.EmailsDelivered, $_.'Deal Stage' }", _path).Select(o => o?.BaseObject).ToArray();

        Assert.Equal(["007", new DateTime(2026, 1, 31), true, 12L, "Won", "8", null, false, null, "Lost, late"], values);
    }

    [Fact]
    public void Headers_and_unlisted_properties_can_be_read_by_name()
    {
        object?[] values = _session.RunClean("Import-CrmContact $args[0] | ForEach-Object { $_.'Last Activity'.Month; $_.Original.LastActivity; $_.SourceLine; $_.FirstName; break }", _path).Select(o => o?.BaseObject).ToArray();

        Assert.Equal([1, "2026-01-31", 2L, null], values);
    }

    [Fact]
    public void Listed_properties_are_the_columns()
    {
        object[] names = _session.RunClean("foreach ($c in Import-CrmContact $args[0]) { $c.psobject.Properties | ForEach-Object Name; break }", _path).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["Id", "Email", "LastActivity", "OptedOut", "EmailsDelivered", "Deal Stage"], names);
    }

    [Fact]
    public void Assigning_keeps_the_text_as_found()
    {
        object[] values = _session.RunClean("$c = @(Import-CrmContact $args[0])[0]; $c.'Deal Stage' = 'Open'; $c.FirstName = 'Ann'; $c.LastActivity = [datetime]'2026-02-01'; $c.'Deal Stage', $c.Original['Deal Stage'], $c.FirstName, $c.Original.LastActivity, $c.Changes.Count, $c.LastActivity.Month", _path).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["Open", "Won", "Ann", "2026-01-31", 3, 2], values);
    }

    [Fact]
    public void Dates_filter_in_Where_Object() =>
        Assert.Equal("007", Assert.Single(_session.RunClean("Import-CrmContact $args[0] | Where-Object { $_.LastActivity -and $_.LastActivity -lt ([datetime]'2026-06-01') } | ForEach-Object Id", _path)).BaseObject);

    [Fact]
    public void The_type_can_be_named_in_scripts() =>
        Assert.Equal(true, Assert.Single(_session.RunClean("@(Import-CrmContact $args[0])[0] -is [CrmHygiene.Contact]", _path)).BaseObject);

    [Fact]
    public void Any_object_is_a_contact()
    {
        object[] values = _session.RunClean("""
            @(
                [pscustomobject]@{ firstName = 'Ann'; email = 'ann@example.org'; 'Deal Stage' = 'Won' }
                @{ Email = 'bob@example.org'; LastActivity = [datetime]'2026-03-04' }
                'cy@example.org'
            ) | ConvertTo-CrmContact | ForEach-Object { $_.Email; $_.FirstName; $_.LastActivity.Day }
            """).Where(o => o is not null).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["ann@example.org", "Ann", "bob@example.org", 4, "cy@example.org"], values);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
