namespace CrmHygiene.Core.Policy.Guide;

/// <summary>Writes a document of headings, paragraphs, lists and tables.</summary>
internal interface IGuideWriter
{
    void Heading(int level, string text);

    void Paragraph(string text);

    void List(IEnumerable<string> items);

    void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows);

    string Complete();
}
