using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Pipelines;

/// <summary>-Confirm asks once a run, with counts, and No means nothing happened.</summary>
public sealed class ConfirmTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Printer _printer = new();
    private readonly string _list;

    public ConfirmTests() => _list = _folder.Write("list.csv", "Id,First Name,Email,Opted Out,Last Activity\r\n"
        + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},PERSON,person{i}@example.org,{(i > 17 ? "yes" : "no")},2026-10-01\r\n")));

    [Theory]
    [InlineData("No", "20")]
    [InlineData("Yes", "17")]
    public void Remove_asks_once_with_counts(string answer, string left)
    {
        _printer.Host.Answers.Enqueue(answer);

        string text = _printer.Print("@(Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath $args[1] -Confirm).Count", _list, _folder.File("removed.csv"));

        Assert.Contains("3 of 20", Assert.Single(_printer.Host.Questions), StringComparison.Ordinal);
        Assert.Contains(left, text, StringComparison.Ordinal);
        Assert.Equal(answer == "Yes", File.Exists(_folder.File("removed.csv")));
    }

    [Theory]
    [InlineData("No", "PERSON")]
    [InlineData("Yes", "Person")]
    public void Repair_asks_once(string answer, string name)
    {
        _printer.Host.Answers.Enqueue(answer);

        string text = _printer.Print("@(Import-CrmContact $args[0] | Repair-CrmContact -Confirm)[0].FirstName", _list);

        Assert.Contains("20", Assert.Single(_printer.Host.Questions), StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Invoke_asks_once()
    {
        _printer.Host.Answers.Enqueue("No");

        _printer.Print("Invoke-CrmHygiene $args[0] -Destination $args[1] -Level Syntax -AsOf 2026-11-01 -Apply -Confirm", _list, _folder.File("clean.csv"));

        Assert.Single(_printer.Host.Questions);
        Assert.False(File.Exists(_folder.File("clean.csv")));
    }

    public void Dispose()
    {
        _printer.Dispose();
        _folder.Dispose();
    }
}
