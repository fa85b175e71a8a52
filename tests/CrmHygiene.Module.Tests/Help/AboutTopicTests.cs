using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>The conceptual topics, as the real engine finds them.</summary>
public sealed class AboutTopicTests : IDisposable
{
    private readonly Session _session = new();

    public static TheoryData<string> Topics => [.. Directory.EnumerateFiles(HelpSources.Folder, "about_*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Get_Help_finds_the_topic(string name)
    {
        string[] lines = Assert.IsType<string>(Assert.Single(_session.RunClean("Get-Help $args[0]", name)).BaseObject).Split('\n');

        Assert.Equal("TOPIC", lines[0]);
        Assert.Equal(name, lines[1].Trim());
        Assert.DoesNotContain(lines.Skip(5), l => l.Contains("```", StringComparison.Ordinal) || l.Contains("**", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Skip(5), l => l.TrimEnd('\r').Length > 120);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void The_list_of_topics_shows_its_short_description(string name)
    {
        string synopsis = _session.RunClean("Get-Help about_CrmHyg* -Category HelpFile | Where-Object Name -eq $args[0] | ForEach-Object Synopsis", name)[0].ToString();

        Assert.Contains(synopsis.Trim(), File.ReadAllText(Path.Combine(HelpSources.Folder, name + ".md")), StringComparison.Ordinal);
        Assert.True(synopsis.Length > 20);
    }

    [Fact]
    public void The_topic_on_contacts_lists_every_standard_field()
    {
        string text = _session.RunClean("Get-Help about_CrmHygiene_Contacts")[0].ToString();
        IEnumerable<string> fields = _session.RunClean("[Enum]::GetNames([CrmHygiene.ContactField])").Select(o => o.ToString()).Where(f => f != "None");

        Assert.DoesNotContain(fields, f => !text.Contains($"\n      {f} ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_topic_on_verification_says_what_cannot_be_detected() =>
        Assert.Contains("Pristine spam traps", _session.RunClean("Get-Help about_CrmHygiene_Verification")[0].ToString(), StringComparison.Ordinal);

    public void Dispose() => _session.Dispose();
}
