using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>Invented people, with copies that are damaged in known ways.</summary>
internal static class People
{
    private static readonly string[] Given = "Anna Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas Katya Liam Mona Nadia Omar Petra Quentin Rosa Samir Thea Ulf Vera Wanda Xenia Yusuf Zoe".Split(' ');
    private static readonly string[] Family = "Abernathy Bergstrom Castellano Dvorak Eriksen Fairweather Grunwald Hassani Ivanov Jankowski Kowalczyk Lindqvist Montgomery Nakamura Okonkwo Petrosyan Quigley Rosenthal Santangelo Thornbury Ulyanov Villanueva Whitcombe Xanthos Yilmaz Zimmermann".Split(' ');
    private static readonly string[] Towns = "Springfield Riverton Lakeside Hillcrest Marlow Ashford Brookhaven Stonebridge".Split(' ');

    /// <summary>A table of people; the first <paramref name="copies"/> people have a damaged copy at the end.</summary>
    public static (RecordTable Table, int[] Truth) Table(int people, int copies, int seed = 5)
    {
        Random random = new(seed);
        RecordTable table = new([new("first_name"), new("surname"), new("dob"), new("email"), new("phone"), new("city")]);
        List<string?[]> rows = [];
        List<int> truth = [];
        for (int i = 0; i < people; i++)
        {
            string given = Given[random.Next(Given.Length)], family = Family[random.Next(Family.Length)];
            rows.Add([given, family, $"{random.Next(1940, 2005)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}", $"{Letters(random)}@example.org", $"555{random.Next(1000000, 9999999)}", Towns[random.Next(Towns.Length)]]);
            truth.Add(i);
        }
        for (int i = 0; i < copies; i++)
        {
            string?[] copy = (string?[])rows[i].Clone();
            switch (i % 5)
            {
                case 0: (copy[0], copy[1]) = (copy[1], copy[0]); break;
                case 1: copy[1] = copy[1]![..2] + copy[1]![3..]; break;
                case 2: copy[3] = null; break;
                case 3: copy[2] = null; copy[5] = null; break;
                default: copy[4] = copy[4]![..5] + copy[4]![6] + copy[4]![5] + copy[4]![7..]; break;
            }
            rows.Add(copy);
            truth.Add(i);
        }
        foreach (string?[] row in rows) table.Add(row);
        return (table, truth.ToArray());
    }

    private static string Letters(Random random) => new(Enumerable.Range(0, 9).Select(_ => (char)('a' + random.Next(26))).ToArray());
}
