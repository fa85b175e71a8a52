using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Schedules;

/// <summary>What may stand in an entry. A line break would begin a line of its own in a crontab or a unit file, and that line would be run.</summary>
public static partial class ScheduleText
{
    /// <summary>Throws where a schedule holds text that an entry cannot hold as it is.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <exception cref="ScheduleException">The name, the program or an argument cannot be written.</exception>
    public static void Require(CrmSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (!Name().IsMatch(schedule.Name)) throw new ScheduleException("The name of a schedule has 1 to 64 letters (a to z), digits, dots, dashes and underscores, and begins with a letter, a digit or an underscore.");
        foreach (string word in schedule.Arguments.Prepend(schedule.Program))
            if (!IsPlain(word)) throw new ScheduleException($"The schedule '{schedule.Name}' names a path with a line break or another control character. An entry of a scheduler cannot hold it.");
    }

    private static bool IsPlain(string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (char.IsControl(word[i]) || word[i] is '\ufffe' or '\uffff') return false;
            if (!char.IsSurrogate(word[i])) continue;
            if (i + 1 >= word.Length || !char.IsSurrogatePair(word[i], word[++i])) return false;
        }
        return true;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\z")]
    private static partial Regex Name();
}
