namespace CrmHygiene.Benchmarks.Generator;

/// <summary>
/// Invented contacts of any number with the errors contacts have, and the truth about who is who. Mail domains are
/// reserved ones (RFC 2606), so that no list made here can reach a person.
/// </summary>
public static class ContactGenerator
{
    /// <summary>The column headers, as a HubSpot export words them.</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Company Name", "Job Title", "Street Address", "City",
        "State/Region", "Postal Code", "Country/Region", "Lead Source", "Create Date", "Last Activity Date",
        "Unsubscribed from all email", "Email hard bounce reason", "Sends Since Last Engagement",
    ];

    /// <summary>The rows in file order. Rows of one person share the cluster id; nothing in the fields tells it.</summary>
    /// <param name="options">What to generate.</param>
    public static IEnumerable<(int ClusterId, string[] Fields)> Rows(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rows, 1);
        RowPlan plan = RowPlan.Create(options);
        var factory = new PersonFactory(options, plan.People);
        var errors = new DuplicateErrors(factory);
        for (int row = 0; row < plan.Rows; row++)
        {
            (int number, int copy) = plan[row];
            Person person = factory.Create(number);
            var random = new SeededRandom(options.Seed + 1 + copy, number);
            if (copy > 0) errors.Apply(person, ref random);
            yield return (number, WritingHabits.Write(person, row, ref random));
        }
    }
}
