using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Pages;

/// <summary>What the page of a cmdlet says.</summary>
internal sealed record HelpPage
{
    /// <summary>The cmdlet.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What the cmdlet is for and how it behaves.</summary>
    public List<TextBlock> Description { get; } = [];

    /// <summary>In the order of the page.</summary>
    public List<HelpExample> Examples { get; } = [];

    /// <summary>When the cmdlet writes which type, by short type name; replaces the summary of the type.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>What else is good to know.</summary>
    public List<TextBlock> Notes { get; } = [];

    /// <summary>Where to read on.</summary>
    public List<HelpLink> Links { get; } = [];
}

/// <summary>An example.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Line">The 1-based line of its heading.</param>
internal sealed record HelpExample(string Title, int Line)
{
    /// <summary>The command; empty until the page gives one.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>What it does.</summary>
    public List<TextBlock> Remarks { get; } = [];
}

/// <summary>A related link.</summary>
/// <param name="Text">A cmdlet, an about topic, or the words of a link.</param>
/// <param name="Uri">The address; empty for cmdlets and topics.</param>
internal sealed record HelpLink(string Text, string Uri);
