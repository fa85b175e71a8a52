using System.Text;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Tests.Store;
using CsCheck;

namespace CrmHygiene.Core.Tests.Lifecycle;

/// <summary>Files of strangers: whatever stands in them, they are read, or refused with the errors that are documented.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const long Rounds = 400;

    private static readonly string[] Events =
    [
        "event,email,timestamp,reason,channel\nbounce,ana@firm.example,2026-11-02T10:00:00Z,550 5.1.1 user unknown,\nopen,ben@firm.example,1730541600,,\nunsubscribe,cyd@firm.example,02/11/2026,,mail\n",
        "[{\"event\":\"bounce\",\"email\":\"ana@firm.example\",\"timestamp\":1730541600,\"reason\":\"550 5.1.1\"},{\"event\":\"bounce\",\"email\":\"ben@firm.example\",\"reason\":\"cut \\ud83d\",\"sg_message_id\":\"\\udc00\"}]",
        "{\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[{\"emailAddress\":\"ana@firm.example\",\"status\":\"5.1.1\"}]},\"mail\":{\"messageId\":\"m\"}}\n{\"event\":\"click\",\"email\":\"b@firm.example\"}\n",
        "From a@b Mon Nov  2 10:00:00 2026\nSubject: failure notice\nFrom: MAILER-DAEMON@mx.example\n\n<ana@firm.example>:\n550 no such user\n\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n",
    ];

    private static readonly string[] Plans =
    [
        "Action,Source,Line,Id,Email,Field,Before,After,Rule,Reason,MergeInto,BeforeHash,Suppress\nSet,a.csv,2,7,ana@firm.example,FirstName,ANA,Ana,NameCasing,,,abc,\nRemove,a.csv,3,8,ben@firm.example,,,,,HardBounce,,,HardBounce\n",
        "[{\"action\":\"Set\",\"source\":\"a.csv\",\"line\":2,\"id\":\"7\",\"email\":\"ana@firm.example\",\"field\":\"FirstName\",\"before\":\"ANA\",\"after\":\"Ana\",\"beforeHash\":\"abc\"}]",
    ];

    private static readonly string[] Suppressions =
    [
        "email,reason,created\nana@firm.example,bounced,2026-11-02\nben@firm.example,unsubscribed,1730541600\n",
        "[{\"email\":\"ana@firm.example\",\"reason\":\"550 5.1.1\",\"created\":1730541600},{\"email\":\"ben\\ud83d@firm.example\"}]",
        "ana@firm.example\nben@firm.example\n@firm.example\n",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_events() => Mangle(Events, ["e.csv", "e.json", "e.jsonl", "e.mbox", "e.txt"], path =>
    {
        foreach (EventItem item in EventFile.Read(path)) Assert.True(item.Event is null != item.Reject is null);
    });

    [Fact]
    public void Of_plans() => Mangle(Plans, ["p.csv", "p.json", "p.xlsx"], path => ChangeSetFile.Read(path));

    [Fact]
    public void Of_suppression_lists() => Mangle(Suppressions, ["s.csv", "s.json", "s.txt"], path => new SuppressionReader(path).Read());

    [Theory]
    [InlineData("[{\"email\":\"ana@firm.example\",\"first_name\":\"A\\ud83d\"},{\"email\":\"ben@firm.example\",\"first_name\":\"B\\ud83d\\ude00\\n\"}]")]
    [InlineData("{\"email\":\"ana@firm.example\",\"first_name\":\"A\\ud83d\"}\n{\"email\":\"ben@firm.example\",\"first_name\":\"B\\ud83d\\ude00\\n\"}\n")]
    [InlineData("{\"results\":[{\"email\":\"ana@firm.example\",\"first_name\":\"A\u00ff\"},{\"email\":\"ben@firm.example\",\"first_name\":\"B\\ud83d\\ude00\\n\"}]}")]
    public void Half_an_emoji_or_a_bad_byte_costs_no_contact(string json)
    {
        string path = _folder.File("c.json");
        File.WriteAllBytes(path, [.. json.SelectMany(c => c == '\u00ff' ? [(byte)0xE6] : Encoding.UTF8.GetBytes([c]))]);
        Assert.Equal(["A\uFFFD", "B\U0001F600"], ContactFile.Open(path).Read().Select(i => i.Contact!.GetText(ContactField.FirstName)?.Trim()));
    }

    private void Mangle(string[] texts, string[] names, Action<string> read) =>
        Gen.Select(Gen.OneOf(texts.Select(Gen.Const).ToArray()), Gen.OneOf(names.Select(Gen.Const).ToArray()), Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[0, 30], Gen.Int[0, 1000]).Sample((text, name, edits, length) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            foreach ((int at, byte value) in edits) bytes[at % bytes.Length] = value;
            string path = _folder.File(name);
            File.WriteAllBytes(path, bytes[..Math.Min(length, bytes.Length)]);
            try
            {
                read(path);
            }
            catch (Exception e) when (e is ContactFileException or ArgumentException)
            {
                Assert.DoesNotContain("firm.example", e.Message, StringComparison.Ordinal);
            }
        }, iter: Rounds, threads: 1);
}
