using System.Diagnostics;
using System.Xml.Linq;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>The help builder over the sample cmdlet of this assembly, run as the build runs it.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private const string Page = """
        # Test-CrmSample

        ## Description

        Looks at **samples** with `-Depth` and a [link](https://example.org/x).

        - one
        - two

        ## Example: First

        ```powershell
        Test-CrmSample a |
            Out-Null
        ```

        Does it.

        ## Example: Second

        ```powershell
        Test-CrmSample b
        ```

        Does it again.

        ## Outputs

        - Boolean: With -Quiet.

        ## Notes

        A note.

        ## Related links

        - Test-CrmSample
        - [Elsewhere](https://example.org/)

        """;

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly TempFolder _folder = new();
    private readonly string _assembly = typeof(HelpBuilderTests).Assembly.Location;
    private string _docs = System.IO.Path.ChangeExtension(typeof(HelpBuilderTests).Assembly.Location, ".xml");

    public HelpBuilderTests() => _folder.Write("Test-CrmSample.md", Page);

    [Fact]
    public void Code_and_page_become_maml()
    {
        XElement command = Build();

        Assert.Equal("Looks at samples, as Get-Item looks at items; see SampleResult.", Texts(command.Element(Command + "details")!.Element(Maml + "description")!)[0]);
        Assert.Equal(["Looks at samples with -Depth and a link (https://example.org/x).", "- one\n- two"], Texts(command.Element(Maml + "description")!));
        Assert.Equal(["Test-CrmSample a |\n    Out-Null", "Test-CrmSample b"], command.Descendants(Dev + "code").Select(c => c.Value));
        Assert.Equal(["Test-CrmSample", "Elsewhere"], command.Descendants(Maml + "linkText").Select(l => l.Value));
        Assert.Equal(["CrmHygiene.Module.Tests.Help.SampleResult|What the sample writes.", "System.Boolean|With -Quiet."],
            command.Descendants(Command + "returnValue").Select(o => $"{o.Descendants(Maml + "name").Single().Value}|{Texts(o)[0]}"));
        Assert.Equal(["System.String[]|-Name: The names, not -Path.", "System.String|-Path, by property name: A file of names."],
            command.Descendants(Command + "inputType").Select(o => $"{o.Descendants(Maml + "name").Single().Value}|{Texts(o)[0]}"));
    }

    [Fact]
    public void Parameters_are_as_the_engine_sees_them()
    {
        Dictionary<string, XElement> parameters = Build().Element(Command + "parameters")!.Elements().ToDictionary(p => p.Element(Maml + "name")!.Value);

        Assert.Equal(["Colour", "Confirm", "Count", "Depth", "Name", "Path", "Quiet", "WhatIf"], parameters.Keys);
        XElement name = parameters["Name"];
        Assert.Equal(["true", "true", "true", "True (ByValue)", "0", "SampleName"], name.Attributes().Select(a => a.Value));
        Assert.Equal(["How many there are.", "From 1 to 9."], Texts(parameters["Count"]));
        Assert.Equal("4", parameters["Count"].Element(Dev + "defaultValue")!.Value);
        Assert.Equal("The colour of the day.", parameters["Colour"].Element(Dev + "defaultValue")!.Value);
        Assert.Equal(["The colour.", "Accepted values: Red, Blue."], Texts(parameters["Colour"]));
        Assert.Equal(["How hard to look.", "Accepted values:", "- Quick: Looks once.\n- Thorough: Looks twice."], Texts(parameters["Depth"]));
        Assert.Equal("SampleDepth", parameters["Depth"].Element(Command + "parameterValue")!.Value);
    }

    [Fact]
    public void Each_parameter_set_has_its_syntax()
    {
        IEnumerable<string> syntax = Build().Descendants(Command + "syntaxItem").Select(i => string.Join(' ', i.Elements(Command + "parameter").Select(p => p.Element(Maml + "name")!.Value)));

        Assert.Equal(["Name Colour Count Depth Quiet Confirm WhatIf", "Path Colour Count Depth Quiet Confirm WhatIf"], syntax);
    }

    [Fact]
    public void Without_a_description_the_remarks_stand_in()
    {
        Edit("## Description", "## Notes");

        Assert.Equal(["First paragraph with -Depth and true.", "Second paragraph:", "- one: the first\n- the second"], Texts(Build().Element(Maml + "description")!));
    }

    [Theory]
    [InlineData("## Example: Second", "## Notes", "CRMHELP005: Test-CrmSample has 1 of at least 2 examples.")]
    [InlineData("# Test-CrmSample\n", "# Test-CrmOther\n", "CRMHELP008: The page has to start with '# Test-CrmSample'.")]
    [InlineData("## Notes", "## Odds and ends", "CRMHELP008: Test-CrmSample: 'Odds and ends' is none of")]
    [InlineData("```powershell\nTest-CrmSample b\n```", "", "CRMHELP008: Test-CrmSample: the example 'Second' needs a powershell block")]
    [InlineData("- Boolean:", "- String:", "CRMHELP007: Test-CrmSample has no [OutputType] String.")]
    [InlineData("- Test-CrmSample\n", "- Test-CrmOther\n", "CRMHELP007: Test-CrmSample: the related link Test-CrmOther leads nowhere.")]
    public void A_gap_in_a_page_is_a_build_error(string from, string to, string error)
    {
        Edit(from, to);

        (int exitCode, string output) = Run();

        Assert.Equal(1, exitCode);
        Assert.Contains($" : error {error}", output, StringComparison.Ordinal);
        Assert.Contains("Test-CrmSample.md", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Theory]
    [InlineData("T:CrmHygiene.Module.Tests.Help.TestCrmSampleCommand", "CRMHELP002: Test-CrmSample: the class TestCrmSampleCommand has no <summary>.")]
    [InlineData("P:CrmHygiene.Module.Tests.Help.TestCrmSampleCommand.Quiet", "CRMHELP004: Test-CrmSample -Quiet: the property has no <summary>.")]
    public void A_gap_in_the_code_is_a_build_error(string member, string error)
    {
        XDocument docs = XDocument.Load(_docs);
        docs.Descendants("member").Single(m => m.Attribute("name")!.Value == member).Remove();
        _docs = _folder.File("docs.xml");
        docs.Save(_docs);

        (int exitCode, string output) = Run();

        Assert.Equal(1, exitCode);
        Assert.Contains($" : error {error}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cmdlet_without_page_and_a_page_without_cmdlet_are_build_errors()
    {
        _folder.Write("Test-CrmOther.md", Page.Replace("Test-CrmSample", "Test-CrmOther", StringComparison.Ordinal));
        File.Delete(_folder.File("Test-CrmSample.md"));

        (_, string output) = Run();

        Assert.Contains("Test-CrmSample.md : error CRMHELP001: Test-CrmSample has no help page.", output, StringComparison.Ordinal);
        Assert.Contains("Test-CrmOther.md : error CRMHELP007: There is no cmdlet Test-CrmOther.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Topics_become_plain_text()
    {
        _folder.Write("about_Sample.md", "# about_Sample\n\nWhat a *sample* is.\n\n## Long description\n\n" + string.Join(' ', Enumerable.Repeat("word", 30))
            + "\n\n- `one`\n- two\n\n| a | b |\n|---|---|\n| long cell | x |\n\n```powershell\nTest-CrmSample a |\n    Out-Null\n```\n");
        Build();

        Assert.Equal($"""
            TOPIC
                about_Sample

            SHORT DESCRIPTION
                What a sample is.

            LONG DESCRIPTION
                {string.Join(' ', Enumerable.Repeat("word", 15))}
                {string.Join(' ', Enumerable.Repeat("word", 15))}

                - one
                - two

                  a          b
                  ---------  -
                  long cell  x

                  Test-CrmSample a |
                      Out-Null

            """, File.ReadAllText(_folder.File("out/about_Sample.help.txt")));
    }

    public void Dispose() => _folder.Dispose();

    private void Edit(string from, string to)
    {
        string page = File.ReadAllText(_folder.File("Test-CrmSample.md"));
        Assert.Contains(from, page, StringComparison.Ordinal);
        _folder.Write("Test-CrmSample.md", page.Replace(from, to, StringComparison.Ordinal));
    }

    private XElement Build()
    {
        (int exitCode, string output) = Run();
        Assert.Equal((0, string.Empty), (exitCode, output));
        XDocument maml = XDocument.Load(_folder.File("out/CrmHygiene.Module.Tests.dll-Help.xml"));
        return Assert.Single(maml.Root!.Elements(Command + "command"));
    }

    private static List<string> Texts(XElement element) => [.. element.Descendants(Maml + "para").Select(p => p.Value)];

    private (int ExitCode, string Output) Run()
    {
        // The builder and this assembly are built with the same configuration.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string builder = System.IO.Path.Combine(Repository.Root, "src", "CrmHygiene.HelpBuilder", "bin", configuration, "net10.0", "CrmHygiene.HelpBuilder.dll");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", builder, "--assembly", _assembly, "--doc", _docs, "--pages", _folder.Path, "--out", _folder.File("out")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
