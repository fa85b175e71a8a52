namespace CrmHygiene.Shell.Interactive;

/// <summary>The commands of this session, walked with the arrow keys. Kept in memory only: commands may name people.</summary>
internal sealed class CommandHistory
{
    private readonly List<string> _commands = [];
    private int _at;
    private string _draft = "";

    /// <summary>Adds a command unless it repeats the last one, and stands at the end again.</summary>
    public void Add(string command)
    {
        if (command.Trim().Length > 0 && (_commands.Count == 0 || _commands[^1] != command))
            _commands.Add(command);
        _at = _commands.Count;
    }

    /// <summary>The command before, or null at the first; the line being typed is kept for the way back.</summary>
    public string? Previous(string typed)
    {
        if (_at == 0)
            return null;
        if (_at == _commands.Count)
            _draft = typed;
        return _commands[--_at];
    }

    /// <summary>The command after, the kept line at the end, or null when already there.</summary>
    public string? Next()
    {
        if (_at >= _commands.Count)
            return null;
        return ++_at == _commands.Count ? _draft : _commands[_at];
    }
}
