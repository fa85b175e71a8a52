namespace CrmHygiene;

/// <summary>Names of months and days of the week in English, German, French, Spanish, Italian, Dutch and Portuguese, full and short.</summary>
internal static class MonthNames
{
    private static readonly string[] Months =
    [
        "january jan januar jän jänner januari janvier janv enero ene gennaio gen janeiro يناير ژانویه",
        "february feb februar februari février fevrier févr fevr fév febrero febbraio fevereiro fev فبراير فوریه",
        "march mar märz maerz mrz mär maart mrt mars marzo março marco مارس",
        "april apr avril avr abril abr aprile أبريل آوریل",
        "may mai mei mayo maggio mag maio مايو مه",
        "june jun juni juin junio giugno giu junho يونيو ژوئن",
        "july jul juli juillet juil julio luglio lug julho يوليو ژوئیه",
        "august aug augustus août aout agosto ago أغسطس اوت",
        "september sep sept septembre septiembre setiembre settembre setembro set سبتمبر سپتامبر",
        "october oct oktober okt octobre octubre ottobre ott outubro out أكتوبر اکتبر",
        "november nov novembre noviembre novembro نوفمبر نوامبر",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro ديسمبر دسامبر",
    ];

    private const string Weekdays =
        " monday mon montag mo lundi lun lunes lunedì maandag ma segunda segunda-feira tuesday tue tues dienstag di mardi mar martes martedì dinsdag terça terça-feira" +
        " wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì woensdag wo quarta quarta-feira thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio donderdag quinta quinta-feira" +
        " friday fri freitag fr vendredi ven viernes vie venerdì vrijdag vr sexta sexta-feira saturday sat samstag sonnabend sa samedi sam sábado sáb sabato sab zaterdag za" +
        " sunday sun sonntag so dimanche dim domingo dom domenica zondag zo ";

    private static readonly (string Name, int Month)[] ByName = Months.SelectMany((names, i) => names.Split(' ').Select(name => (name, i + 1))).ToArray();

    /// <summary>1 to 12, or 0 where the word names no month.</summary>
    public static int Find(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 10) return 0;
        foreach ((string name, int month) in ByName)
            if (name.Length == word.Length && word.Equals(name, StringComparison.OrdinalIgnoreCase)) return month;
        return 0;
    }

    /// <summary>Whether the word names a day of the week.</summary>
    public static bool IsWeekday(ReadOnlySpan<char> word)
    {
        int at = Weekdays.AsSpan().IndexOf(word, StringComparison.OrdinalIgnoreCase);
        while (at > 0)
        {
            if (Weekdays[at - 1] == ' ' && Weekdays[at + word.Length] == ' ') return true;
            int next = Weekdays.AsSpan(at + 1).IndexOf(word, StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }
}
