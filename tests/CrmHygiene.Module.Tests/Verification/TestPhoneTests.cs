using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Verification;

/// <summary>Test-CrmPhone in a pipeline.</summary>
public sealed class TestPhoneTests : IDisposable
{
    private readonly Session _session = new();

    [Fact]
    public void Text_is_judged_with_the_default_country()
    {
        dynamic finding = _session.RunClean("'(212) 555-0101 ext. 7' | Test-CrmPhone -DefaultCountry US").Single().BaseObject;

        Assert.Equal(["+12125550101", "7", "US"], (string[])[finding.E164, finding.Extension, finding.Region]);
    }

    [Theory]
    [InlineData("+49 30 123456", true)]
    [InlineData("12", false)]
    [InlineData("call me", false)]
    public void Quiet_is_true_only_for_valid(string number, bool valid) =>
        Assert.Equal(valid, _session.RunClean("$args[0] | Test-CrmPhone -Quiet", number).Single().BaseObject);

    [Fact]
    public void PassThru_keeps_the_contacts_and_their_order()
    {
        object[] values = [.. _session.RunClean("""
            @{ Id = 1; Phone = '0131 496 0102'; Country = 'GB' }, @{ Id = 2; Phone = 'none' } | Test-CrmPhone -PassThru | ForEach-Object { $_.Id }
            """).Select(v => v.BaseObject)];

        Assert.Equal(["1", "2"], values);
    }

    public void Dispose() => _session.Dispose();
}
