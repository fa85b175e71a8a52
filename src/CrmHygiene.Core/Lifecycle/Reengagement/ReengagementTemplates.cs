using System.Text;
using CrmHygiene.Core.Contacts.Writing;
using MimeKit;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>
/// The two messages as .eml templates for a mail system: who sends, the postal address, and one-click unsubscription
/// (RFC 8058: List-Unsubscribe with an https URI, List-Unsubscribe-Post). {{Words}} are for the mail system to fill in.
/// </summary>
public static class ReengagementTemplates
{
    /// <summary>Writes the templates.</summary>
    /// <param name="folder">The folder, which must exist.</param>
    /// <param name="from">Our sender.</param>
    /// <param name="company">Our name.</param>
    /// <param name="postalAddress">Our postal address, on one or more lines.</param>
    /// <param name="unsubscribe">The https address that unsubscribes by POST, with {{Token}} where the person's token goes.</param>
    /// <param name="messages">How many, 1 or 2.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ArgumentException">The address of unsubscription is not https, or the sender is none.</exception>
    public static IReadOnlyList<string> Write(string folder, string from, string company, string postalAddress, string unsubscribe, int messages)
    {
        if (!Uri.TryCreate(unsubscribe.Replace("{{Token}}", "token", StringComparison.Ordinal), UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttps) throw new ArgumentException("One-click unsubscription needs an https address (RFC 8058 §3.1).", nameof(unsubscribe));
        if (!MailboxAddress.TryParse(from, out MailboxAddress? sender) || sender?.Address.Contains('@', StringComparison.Ordinal) != true) throw new ArgumentException("The sender is no address.", nameof(from));
        if (string.IsNullOrWhiteSpace(postalAddress)) throw new ArgumentException("A postal address is required in marketing mail.", nameof(postalAddress));
        List<string> files = [];
        for (int number = 1; number <= Math.Clamp(messages, 1, 2); number++)
        {
            string path = Path.Combine(folder, $"message-{number}.eml");
            files.Add(path);
            // One that is there may have been worked on.
            if (File.Exists(path)) continue;
            using var file = new AtomicFile(path, overwrite: false);
            file.Stream.Write(Encoding.UTF8.GetBytes(Message(number, sender, company, postalAddress, unsubscribe)));
            file.Commit();
        }
        return files;
    }

    private static string Message(int number, MailboxAddress sender, string company, string postal, string unsubscribe)
    {
        string name = Line(company.Length > 0 ? company : sender.Name ?? sender.Domain);
        string subject = number == 1 ? $"Do you still want to hear from {name}?" : $"Shall we stop writing to you? - {name}";
        string text = number == 1
            ? $"Hello {{{{FirstName}}}},\n\nwe have not heard from you for a while. Do you still want to hear from {name}?\n\nYes, please keep writing:\n{{{{StayLink}}}}\n\nNo, thank you:\n{unsubscribe}\n"
            : $"Hello {{{{FirstName}}}},\n\nwe asked before whether you still want to hear from {name} and had no answer.\nUnless you tell us to go on, this is our last message.\n\nYes, please keep writing:\n{{{{StayLink}}}}\n\nNo, thank you:\n{unsubscribe}\n";
        string body = text + "\n-- \n" + name + "\n" + postal.Trim().ReplaceLineEndings("\n") + "\n";
        return ($"From: {Line(sender.ToString())}\nTo: {{{{Email}}}}\nSubject: {Header(subject)}\nList-Unsubscribe: <{Line(unsubscribe)}>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Header(string text) => Encoding.ASCII.GetString(MimeKit.Utils.Rfc2047.EncodeText(Encoding.UTF8, text));
}
