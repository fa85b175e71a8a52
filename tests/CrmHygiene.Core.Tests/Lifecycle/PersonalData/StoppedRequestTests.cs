using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.PersonalData;

/// <summary>A request over long lists is stopped at once, leaves files whole, and does the rest when it is made again.</summary>
public sealed class StoppedRequestTests : IDisposable
{
    private const string Ann = "ann@example.org";
    private readonly TempFolder _folder = new();
    private readonly CrmStore _store;
    private readonly string[] _lists;

    public StoppedRequestTests()
    {
        _store = CrmStore.Open(_folder.File("data/store.db"), create: true);
        _lists = [_folder.File("a.csv"), _folder.File("b.csv")];
        foreach (string list in _lists)
        {
            File.WriteAllText(list, "Id,Email\n1,ann@example.org\n2,bob@example.org\n");
            KnownFiles.Note(_store, KnownFiles.SendList, list);
        }
    }

    [Fact]
    public void Tells_each_file_it_looks_into_and_then_the_store()
    {
        List<(string Place, double Share)> told = [];

        IReadOnlyList<PersonalDataItem> items = new PersonalDataRequest(_store, Ann) { Progress = (place, share) => told.Add((place, share)) }.Find([]);

        Assert.Equal(2, items.Count);
        Assert.Equal([("a.csv", 0), ("b.csv", 0.5), ("store.db", 1)], told);
    }

    [Theory]
    [InlineData("a.csv", 0)]
    [InlineData("b.csv", 1)]
    public void Stopped_while_it_erases_it_leaves_each_list_whole_and_the_next_one_does_the_rest(string at, int erased)
    {
        SuppressionKey key = SuppressionKey.Require(_store, _folder.File("keys/suppression.key"));
        using var stop = new CancellationTokenSource();
        int looked = 0;
        var request = new PersonalDataRequest(_store, Ann)
        {
            CancellationToken = stop.Token,
            // Once to find, once to erase.
            Progress = (place, _) =>
            {
                if (place == at && ++looked == 2) stop.Cancel();
            },
        };

        Assert.Throws<OperationCanceledException>(() => request.Erase(key));

        Assert.Equal(erased, _lists.Count(l => !File.ReadAllText(l).Contains(Ann, StringComparison.Ordinal)));
        Assert.All(_lists, l => Assert.Contains("2,bob@example.org", File.ReadAllText(l), StringComparison.Ordinal));
        // Whatever was reached, no import brings the person back.
        Assert.True(SuppressionList.Load(_store, _folder.File("keys/suppression.key")).IsErased(ContactFile.Open(_lists[1]).Read().First(i => i.Contact!.GetText(ContactField.Id) == "1").Contact!));

        ErasureReceipt receipt = new PersonalDataRequest(_store, Ann).Erase(key);

        Assert.Equal(2 - erased, receipt.Files.Count);
        Assert.All(_lists, l => Assert.Equal("Id,Email\n2,bob@example.org\n", File.ReadAllText(l)));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
