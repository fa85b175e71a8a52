using System.Management.Automation.Host;

namespace CrmHygiene.Shell.Hosting;

/// <summary>The choices of a question: their keys (the letter after an ampersand), labels and explanations.</summary>
internal sealed class ChoiceMenu
{
    private readonly List<(string Key, string Label, string Help)> _choices;
    private readonly int _default;

    /// <summary>A menu over the engine's choices; a default of -1 means that an answer must be given.</summary>
    public ChoiceMenu(IEnumerable<ChoiceDescription> choices, int defaultChoice)
    {
        _choices = [.. choices.Select(c => (Key(c.Label), c.Label.Replace("&", "", StringComparison.Ordinal), c.HelpMessage))];
        _default = defaultChoice;
    }

    /// <summary>The menu on one line, ready for the answer.</summary>
    public string Line
    {
        get
        {
            var labels = string.Join("  ", _choices.Select(c => c.Key.Length > 0 ? $"[{c.Key}] {c.Label}" : c.Label));
            var preset = _default < 0 ? "" : $" (default is \"{Name(_choices[_default])}\")";
            return $"{labels}  [?] Help{preset}: ";
        }
    }

    /// <summary>A line for each choice with its explanation.</summary>
    public IEnumerable<string> Help => _choices.Select(c => $"{Name(c)} - {c.Help}");

    /// <summary>The index of the choice an answer names, or null.</summary>
    public int? Find(string answer)
    {
        if (answer.Length == 0)
            return _default < 0 ? null : _default;
        var index = _choices.FindIndex(c => Same(c.Key, answer) || Same(c.Label, answer));
        return index < 0 ? null : index;
    }

    private static string Name((string Key, string Label, string Help) choice) => choice.Key.Length > 0 ? choice.Key : choice.Label;

    private static string Key(string label)
    {
        var at = label.IndexOf('&', StringComparison.Ordinal);
        return at >= 0 && at + 1 < label.Length ? char.ToUpperInvariant(label[at + 1]).ToString() : "";
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
