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
