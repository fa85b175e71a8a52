using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Quality;

/// <summary>Measure-CrmQuality in a pipeline.</summary>
public sealed class MeasureQualityTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [Fact]
    public void A_cleaner_list_scores_higher_and_the_weights_are_shown()
    {
        string path = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");
        dynamic before = Measure("Import-CrmContact $args[0] -ErrorAction Ignore | Measure-CrmQuality -AsOf 2026-11-01", path);
        dynamic after = Measure("Import-CrmContact $args[0] -ErrorAction Ignore | Repair-CrmContact -DefaultCountry US | Measure-CrmQuality -AsOf 2026-11-01", path);

        Assert.True((bool)(after.Score > before.Score));
        double weights = 0;
        foreach (dynamic part in before.Parts)
        {
            weights += part.Weight;
            Assert.InRange((double)(part.Score ?? 0), 0, 100);
        }
        Assert.Equal(100, weights, 3);
    }

    [Fact]
    public void Segments_add_up_to_the_whole()
    {
        string path = _folder.Write("list.csv", "Id,Email,Lead Source\r\n1,a@example.org,Web\r\n2,b@example.org,Fair\r\n3,c@example.org,Web\r\n");

        dynamic report = Measure("Import-CrmContact $args[0] | Measure-CrmQuality -SegmentBy LeadSource -AsOf 2026-11-01", path);

        var segments = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (dynamic segment in report.Segments) segments[(string)segment.Value] = segment.Contacts;
        Assert.Equal([new("Fair", 1), new("Web", 2)], segments);
    }

    private dynamic Measure(string script, string path) => _session.RunClean(script, path).Single().BaseObject;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
