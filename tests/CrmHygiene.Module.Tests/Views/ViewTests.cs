using System.Management.Automation;
using System.Xml.Linq;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Views;

/// <summary>What a person sees at a console of 120 columns.</summary>
public sealed class ViewTests : IDisposable
{
    private const int Console = 120;
    private static readonly string[] WithoutView = ["System.Boolean", "System.String", "System.IO.FileInfo", "System.Void"];
    private static readonly XDocument Format = XDocument.Load(Path.Combine(Repository.Root, "module", "CrmHygiene.Format.ps1xml"));

    private readonly Printer _printer = new();

    [Fact]
    public void Every_output_type_has_a_view()
    {
        using var session = new Session();
        HashSet<string> viewed = [.. Format.Descendants("TypeName").Select(t => t.Value)];

        string[] missing = [.. session.RunClean("Get-Command -Module CrmHygiene").Select(c => (CmdletInfo)c.BaseObject)
            .SelectMany(c => c.OutputType.Select(t => $"{c.Name}: {t.Name}"))
            .Where(t => !WithoutView.Contains(t[(t.IndexOf(' ', StringComparison.Ordinal) + 1)..]) && !viewed.Contains(t[(t.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];

        Assert.Empty(missing);
    }

    [Fact]
    public void Views_name_types_that_exist()
    {
        using var session = new Session();
        Assert.All(Format.Descendants("TypeName"), name =>
            Assert.NotNull(session.RunClean("$args[0] -as [type]", name.Value).Single()));
    }

    [Fact]
    public void Tables_fit_into_120_columns()
    {
        XElement[] tables = [.. Format.Descendants("TableHeaders")];
        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            // Columns without a width share what the others leave.
            int[] widths = [.. table.Elements("TableColumnHeader").Select(c => int.Parse(c.Element("Width")?.Value ?? "12", System.Globalization.CultureInfo.InvariantCulture))];
            Assert.InRange(widths.Sum() + widths.Length - 1, 1, Console);
        });
    }

    [Theory]
    [InlineData("$c", "Email")]
    [InlineData("$c | Test-CrmContact", "Severity")]
    [InlineData("$c | Test-CrmEmail -Level Syntax", "Verdict")]
    [InlineData("$c | Test-CrmPhone -DefaultCountry US", "E164")]
    [InlineData("$c | Find-CrmDuplicate", "Band")]
    [InlineData("$c | Find-CrmStaleContact -AsOf 2026-11-01", "Evidence")]
    [InlineData("$c | Repair-CrmContact | ForEach-Object Changes", "Before")]
    [InlineData("$c | Repair-CrmContact | ForEach-Object Suggestions", "Suggested")]
    [InlineData("$c | Measure-CrmQuality -SegmentBy LeadSource", "Score")]
    [InlineData("Invoke-CrmHygiene $args[0] -Level Syntax -AsOf 2026-11-01 -MaxRemovePercent 50", "DryRun|DRY RUN")]
    public void Output_is_readable_and_fits(string script, string heading)
    {
        string path = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");

        string text = _printer.Print("$c = @(Import-CrmContact $args[0] -ErrorAction Ignore); " + script, path);

        string[] lines = text.Split('\n');
        Assert.Contains(lines, l => heading.Split('|').Any(h => l.Contains(h, StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.InRange(l.TrimEnd().Length, 0, Console));
    }

    public void Dispose() => _printer.Dispose();
}
