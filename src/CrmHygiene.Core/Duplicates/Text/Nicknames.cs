using System.Text;

namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>Given names and the short forms people use for them; a small list of public knowledge, folded.</summary>
internal static class Nicknames
{
    private static readonly string[] Groups =
    [
        "alexander alex al sandy sasha alec lex", "alexandra alex sandra sasha lexi", "alfred alf fred alfie", "albert al bert bertie", "andrew andy drew", "anthony antony tony",
        "arthur art artie", "barbara barb babs", "benjamin ben benny benji", "bernard bernie", "catherine katherine kathryn catharine kate katie kathy cathy kat kitty kay",
        "charles charlie chuck chas carl karl", "charlotte charlie lottie", "christine christina chris tina chrissy", "christopher chris kit topher", "daniel dan danny",
        "david dave davy", "deborah debra deb debbie", "dennis denny", "donald don donny", "dorothy dot dottie dolly", "douglas doug", "edmund ed eddie ned", "edward ed eddie ted ned teddy",
        "edwin ed eddie", "eleanor ellen nell nellie nora", "elizabeth elisabeth liz lizzie beth betty eliza lisa libby bess elsie", "emily em emma", "ernest ernie", "eugene gene",
        "frances fran francie fanny", "francis frank fran francisco paco", "franklin frank", "frederick fred freddie fritz", "gabriel gabe", "gerald gerry jerry", "george georgie jorge",
        "gerard gerry jerry", "gregory greg", "harold harry hal", "helen nell nellie lena", "henry harry hank hal heinrich henri", "herbert herb bert", "hubert bert", "hugh huw hughie hughes",
        "isaac ike zac", "isabella isabel bella belle izzy", "jacob jake jakob", "jacqueline jackie", "james jim jimmy jamie jaime", "jane janie jenny", "janet jan", "jeffrey geoffrey jeff geoff",
        "jennifer jen jenny jenna", "jessica jess jessie", "joan joanie", "john jack johnny jon johann jean juan ivan jan", "jonathan jon nathan", "joseph joe joey jose jozef pepe", "joshua josh",
        "judith judy", "katharina kathi katja", "kenneth ken kenny", "kimberly kim", "lawrence laurence larry lars", "leonard leo len lenny", "lillian lilly lily", "louis lou lewis luis",
        "louise lou", "lucas luke lukas luca", "margaret maggie meg peggy marge margie greta rita daisy", "maria mary marie mia", "martha patty", "martin marty", "mary molly polly mae maria marie",
        "matthew matt matthias", "maximilian max", "michael mike mick mickey mikey michel miguel michal mikhail", "mildred millie", "mohammad mohammed muhammad mohamed mohamad mehmet mo", "nancy ann nan",
        "natalie nat", "nathaniel nathan nate nat", "nicholas nick nicky nicolas nikolai klaus", "olivia liv livvy", "oliver ollie", "pamela pam", "patricia pat patty tricia trish", "patrick pat paddy",
        "paul pablo pavel paolo", "peter pete pedro pierre piotr petr", "philip phillip phil", "phoebe phebe", "rachel rae", "raymond ray", "rebecca becky becca", "reginald reg reggie",
        "richard rick rich dick ricky ricardo", "robert bob rob bobby robbie bert roberto", "roger rodge", "ronald ron ronnie", "rosemary rose rosie", "russell russ", "ruth ruthie", "samantha sam",
        "samuel sam sammy", "sarah sally sara sadie", "sebastian seb bastian", "sidney sydney sid syd", "sophia sophie sofia", "stanley stan", "stephanie steph stefanie", "stephen steven steve stefan esteban",
        "susan sue susie suzanne susanna", "sylvester sly", "theodore theo ted teddy", "theresa teresa terry tess", "terence terry", "thomas tom tommy tomas", "timothy tim timmy", "tobias toby",
        "valerie val", "victor vic viktor", "victoria vicky tori", "vincent vince", "virginia ginny", "vladimir vova volodya", "walter walt wally", "wilfred wilf", "wilhelm willi william",
        "william bill will billy willie liam guillermo", "winifred winnie", "winston win", "zachary zach zack",
        "aleksei alexey alyosha", "anna anya ann anne annie hannah", "dmitri dmitry dima", "ekaterina katya", "ivan vanya", "mariya masha", "natalia natasha", "olga olya", "sergei sergey seryozha", "yelena elena lena", "yuri yury",

        "adriana jana", "adrianus adriaan arie", "antonius anton toon ton", "catharina trijntje toos ina katrien", "cornelia corrie nel", "cornelis kees cees", "elisabeth els liesbeth betsy", "franciscus frans",
        "gerardus gerard gerrit geert", "hendrik hendrikus henk", "jacobus jaap jacob koos", "johanna hanna annie joke", "johannes johan jan hans hannes johann joop", "margaretha greet grietje marga",
        "maria marie mieke ria marijke", "martinus maarten tinus", "matthijs thijs", "nicolaas klaas nico", "petronella nel ellie", "petrus piet pieter", "wilhelmina willemijn mien", "wilhelmus willem wim pim",

        "angelika geli", "barbara barbel babsi", "brigitte gitte birgit", "dietrich dieter", "friedrich fritz fred", "gabriele gabi", "georg jorg", "gertrud trude gerti", "heinrich heinz heiner", "hildegard hilde",
        "joseph josef sepp jupp", "katharina kathe katrin", "ludwig lutz", "magdalena lena leni magda", "manuela manu", "margarete grete gretel", "nikolaus klaus claus", "sabine bine", "susanne susi sanne", "ulrich uli", "ursula uschi ulla",

        "alfonso poncho", "antonio tono toni tonino nino toninho", "beatriz bea", "concepcion concha conchita", "dolores lola", "eduardo edu lalo dudu", "enrique quique kike", "fernando nando", "francisco paco pancho curro chico",
        "gregorio goyo", "guadalupe lupe", "guillermo memo guille", "ignacio nacho", "inmaculada inma", "isabel chabela isa", "jesus chus chucho", "jose pepe ze", "josefa pepa", "luis lucho", "manuel manolo lolo", "mercedes merche",
        "montserrat montse", "pilar pili", "rafael rafa", "ramon moncho", "rodrigo rodri", "rosario charo", "santiago santi yago", "vicente chente",

        "alessandra sandra", "alessandro sandro", "domenico mimmo", "elisabetta betta lisa", "filippo pippo", "francesco franco ciccio", "gaetano tano", "giovanni gianni nanni vanni", "giuseppe beppe peppe pino pippo", "giuseppina pina giusy",
        "lorenzo renzo enzo", "luigi gigi", "raffaele lello", "salvatore toto salvo turi", "vincenzo enzo",

        "alexandre alex", "catherine cathy", "christophe chris", "emmanuel manu", "frederic fred", "genevieve ginette", "guillaume guy", "isabelle isa", "marguerite margot", "nicolas nico", "philippe phil", "sebastien seb", "stephane steph", "veronique vero",

        "agnieszka aga", "aleksandra ola", "andrzej jedrek", "barbara basia", "elzbieta ela", "jakub kuba", "joanna asia", "katarzyna kasia", "krzysztof krzys", "malgorzata gosia", "piotr piotrek", "stanislaw staszek", "tomasz tomek", "wojciech wojtek", "zbigniew zbyszek",

        "anastasia nastya", "dmytro dima", "irina ira iryna", "kateryna katia katya", "konstantin kostya", "mikhail misha", "mykola kolya nikolai", "nadezhda nadya", "oleksandr sasha sashko alexander", "pavel pasha", "svetlana svitlana sveta",
        "tatiana tetiana tania tanya", "viktoria viktoriia vika", "volodymyr vova", "yevhen evgeny zhenya",

        "ibrahim ibo", "mehmet memo", "mustafa musti", "suleyman sulo",
    ];

    private static readonly List<ulong[]> Sets = [[]];
    private static readonly Dictionary<ulong, ushort> Map = Build();

    /// <summary>The number of a folded name in the list; 0 where it stands nowhere.</summary>
    public static ushort Number(ReadOnlySpan<byte> name) => Map.GetValueOrDefault(Records.Hash64.Of(name));

    /// <summary>Whether two names of the list are forms of one name.</summary>
    public static bool Same(ushort a, ushort b)
    {
        if (a == 0 || b == 0) return false;
        foreach (ulong group in Sets[a])
            if (Array.IndexOf(Sets[b], group) >= 0) return true;
        return false;
    }

    /// <summary>The number of the first group a folded name stands in; 0 where it stands in none.</summary>
    public static ulong GroupOf(ReadOnlySpan<byte> name) => Number(name) is var n and > 0 ? Sets[n][0] : 0;

    private static Dictionary<ulong, ushort> Build()
    {
        Dictionary<ulong, ushort> map = [];
        for (int i = 0; i < Groups.Length; i++)
        {
            foreach (string name in Groups[i].Split(' '))
            {
                ulong key = Records.Hash64.Of(Encoding.ASCII.GetBytes(name));
                if (!map.TryGetValue(key, out ushort number))
                {
                    map[key] = number = (ushort)Sets.Count;
                    Sets.Add([]);
                }
                Sets[number] = [.. Sets[number], (ulong)i + 1];
            }
        }
        return map;
    }
}
