using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Pages;

/// <summary>A conceptual topic.</summary>
/// <param name="Name">Such as <c>about_CrmHygiene</c>.</param>
/// <param name="Synopsis">One sentence.</param>
/// <param name="Sections">The sections after it.</param>
internal sealed record AboutTopic(string Name, string Synopsis, IReadOnlyList<AboutSection> Sections);

/// <summary>A section of a topic.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">Its text.</param>
internal sealed record AboutSection(string Title, List<TextBlock> Blocks);
