using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CrmHygiene.Shell.Hosting;

internal sealed partial class ShellUserInterface
{
    public override string ReadLine() => reader.Read("a line of input");

    public override SecureString ReadLineAsSecureString() => Secret("a secret", "");

    /// <summary>Asks for each field by name, as the engine does for missing mandatory parameters.</summary>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Introduce(string.Join(", ", descriptions.Select(d => d.Name)), caption, message);
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
            answers[field.Name] = PSObject.AsPSObject(Field(field));
        return answers;
    }

    /// <summary>One of several choices by its letter or whole label; Enter takes the default, ? explains them.</summary>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce("a choice", caption, message);
        var menu = new ChoiceMenu(choices, defaultChoice);
        while (true)
        {
            writer.Out(menu.Line);
            var answer = reader.Read("a choice", menu.Line).Trim();
            Echo(answer);
            if (menu.Find(answer) is { } index)
                return index;
            if (answer == "?")
            {
                foreach (var line in menu.Help)
                    writer.OutLine(line);
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, default, default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        Introduce("a user name and password", caption, message);
        if (string.IsNullOrEmpty(userName))
            userName = Ask("User");
        return new PSCredential(userName, Secret($"the password of {userName}", $"Password for user {userName}: "));
    }

    private void Introduce(string what, string caption, string message)
    {
        reader.Require(what);
        foreach (var line in (string[])[caption, message])
        {
            if (!string.IsNullOrEmpty(line))
                writer.OutLine(line);
        }
    }

    private object Field(FieldDescription field)
    {
        var type = LanguagePrimitives.TryConvertTo<Type>(field.ParameterTypeFullName, out var found) ? found : typeof(string);
        if (type == typeof(SecureString))
            return Secret(field.Name, field.Name + ": ");
        if (type == typeof(PSCredential))
            return PromptForCredential("", "", "", "");
        if (!type.IsArray && !typeof(System.Collections.IList).IsAssignableFrom(type))
            return Convert(Ask(field.Name), type);
        var items = new List<string>();
        while (Ask($"{field.Name}[{items.Count}]") is { Length: > 0 } item)
            items.Add(item);
        return Convert(items.ToArray(), type);
    }

    private static object Convert(object answer, Type type)
    {
        try
        {
            return LanguagePrimitives.ConvertTo(answer, type, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PSInvalidCastException)
        {
            throw new HostException($"The answer is not a {type.Name}.", null, "InvalidAnswer", ErrorCategory.InvalidData);
        }
    }

    private string Ask(string name)
    {
        var prompt = name + ": ";
        writer.Out(prompt);
        var answer = reader.Read(name, prompt);
        Echo("");
        return answer;
    }

    private SecureString Secret(string what, string prompt)
    {
        writer.Out(prompt);
        var secret = new SecureString();
        foreach (var character in reader.Read(what, prompt, mask: true))
            secret.AppendChar(character);
        Echo("");
        secret.MakeReadOnly();
        return secret;
    }

    // A terminal shows what was typed and moves to the next line; piped input does neither.
    private void Echo(string answer)
    {
        if (!terminal.InputIsTerminal)
            writer.OutLine(answer);
    }
}
