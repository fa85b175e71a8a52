namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Short forms people are entered by.</summary>
public static class Nicknames
{
    private static readonly Dictionary<string, string[]> Forms = RankedNames.Words("""
        Robert:Bob,Rob,Bobby William:Bill,Will,Billy Richard:Rick,Dick,Rich Elizabeth:Liz,Beth,Betty,Lizzie Michael:Mike,Mick
        James:Jim,Jimmy,Jamie John:Jack,Johnny Jennifer:Jen,Jenny Patricia:Pat,Trish,Patty David:Dave Thomas:Tom,Tommy
        Charles:Charlie,Chuck Christopher:Chris Daniel:Dan,Danny Matthew:Matt Anthony:Tony Steven:Steve Stephen:Steve
        Andrew:Andy,Drew Joshua:Josh Kenneth:Ken Kevin:Kev Timothy:Tim Ronald:Ron Edward:Ed,Ted,Eddie Jeffrey:Jeff
        Nicholas:Nick Jonathan:Jon Gregory:Greg Benjamin:Ben Samuel:Sam Alexander:Alex,Sandy Patrick:Pat,Paddy Gerald:Gerry
        Katherine:Kate,Kathy,Katie Catherine:Cathy,Kate Margaret:Maggie,Peggy,Meg Susan:Sue,Susie Deborah:Debbie,Deb
        Rebecca:Becky Kimberly:Kim Stephanie:Steph Victoria:Vicky,Tori Jessica:Jess Amanda:Mandy Samantha:Sam Christine:Chris
        Barbara:Barb,Babs Pamela:Pam Jacqueline:Jackie Abigail:Abby Theresa:Terry Teresa:Terry Lawrence:Larry Raymond:Ray
        Joseph:Joe,Joey Donald:Don Walter:Walt Zachary:Zach Nathan:Nate Isabella:Bella Judith:Judy Frances:Fran
        Alexandra:Sandra Sebastian:Basti Matthias:Matze Maximilian:Max Katharina:Kathi Johanna:Hanna Susanne:Susi
        Johannes:Hannes,Jan Wilhelmina:Mina Cornelis:Kees Hendrik:Henk Elisabeth:Els,Lies Pieter:Piet Johanna:Jo
        Francisco:Paco,Fran José:Pepe Manuel:Manolo Dolores:Lola Giuseppe:Beppe Francesco:Franco Salvatore:Totò
        Frédéric:Fred Christophe:Chris Alexandre:Alex Stéphanie:Stéph Mohammed:Mohd Vikram:Vik Rajesh:Raj Oleksandr:Sasha
        """).Select(w => w.Split(':')).DistinctBy(w => w[0]).ToDictionary(w => w[0], w => w[1].Split(','), StringComparer.Ordinal);

    /// <summary>A short form, or the initial where the name has none.</summary>
    public static string Draw(string name, ref SeededRandom random) =>
        Forms.TryGetValue(name, out string[]? forms) ? random.Pick(forms) : random.Chance(0.5) ? name[..1] + "." : name[..1];
}
