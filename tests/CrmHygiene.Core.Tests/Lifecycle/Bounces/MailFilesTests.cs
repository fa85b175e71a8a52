using System.Text;
using CrmHygiene.Core.Lifecycle.Bounces;

namespace CrmHygiene.Core.Tests.Lifecycle.Bounces;

public sealed class MailFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-mail-").FullName;

    [Fact]
    public void Splits_an_mbox_at_its_separators_only()
    {
        string path = Path.Combine(_folder, "all.mbox");
        File.WriteAllText(path, "From a@b Mon Nov  2 10:00:00 2026\nSubject: one\n\nFrom here on text.\n>From quoted\n\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n");
        string[] mails = MailFiles.Read(path).Select(m => Encoding.UTF8.GetString(m.Bytes.Span)).ToArray();
        Assert.Equal(2, mails.Length);
        Assert.Contains("\nFrom quoted\n", mails[0], StringComparison.Ordinal);
        Assert.StartsWith("Subject: two", mails[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From a@b Mon Nov  2 10:00:00 2026\nSubject: one\n\ntext\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n")]
    [InlineData("\n\nFrom a@b Mon Nov  2 10:00:00 2026\nSubject: one\n\ntext\n\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n")]
    [InlineData("\uFEFFFrom a@b Mon Nov  2 10:00:00 2026\nSubject: one\n\ntext\n\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n")]
    [InlineData("From a@b Mon Nov  2 10:00:00 2026\nSubject: one\nContent-Length: 70\n\ntext\n\nFrom x@y Mon Nov  2 10:00:00 2026\nis how such a line looks.\n\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: two\n\ntext\n")]
    public void Loses_no_mail_of_an_mbox_that_is_written_loosely(string text)
    {
        foreach (string end in new[] { "\n", "\r\n" })
        {
            string path = Path.Combine(_folder, "loose.mbox");
            File.WriteAllText(path, text.Replace("\n", end, StringComparison.Ordinal));
            string[] mails = MailFiles.Read(path).Select(m => Encoding.UTF8.GetString(m.Bytes.Span)).ToArray();
            Assert.Equal(["Subject: one", "Subject: two"], mails.Select(m => m.Split('\r', '\n')[0]));
            Assert.Equal(text.Contains("how such", StringComparison.Ordinal), mails[0].Contains("From x@y", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_begins_like_an_mbox_and_is_none_is_one_mail()
    {
        string path = Path.Combine(_folder, "note.mbox");
        File.WriteAllText(path, "From me to you\nnothing\n");
        Assert.Equal("From me to you\nnothing\n", Encoding.UTF8.GetString(Assert.Single(MailFiles.Read(path)).Bytes.Span));
    }

    [Fact]
    public void Finds_mail_in_folders_and_maildirs_and_passes_other_files_over()
    {
        foreach (string part in new[] { "cur", "new", "tmp" }) Directory.CreateDirectory(Path.Combine(_folder, "box", part));
        foreach (string file in new[] { "a.eml", "b.csv", "box/cur/1700000000.M1P2.host:2,S", "box/tmp/1700000001.M1P2.host", "c.png" }) File.WriteAllText(Path.Combine(_folder, file), "x");
        Assert.Equal(["a.eml", "1700000000.M1P2.host:2,S"], MailFiles.InFolder(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Reads_no_more_of_a_message_than_the_limit()
    {
        string path = Path.Combine(_folder, "big.eml");
        File.WriteAllText(path, "Subject: x\n\n" + new string('y', 100_000));
        Assert.Equal(1000, Assert.Single(MailFiles.Read(path, 1000)).Bytes.Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
