namespace CrmHygiene.Benchmarks.Generator;

public static partial class Cultures
{
    private static readonly RankedNames EnglishFirst = new(RankedNames.Words("""
        James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica
        Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Betty Anthony Sandra Mark Margaret Donald Ashley
        Steven Kimberly Andrew Emily Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah
        Ronald Stephanie George Rebecca Jason Sharon Edward Laura Jeffrey Cynthia Ryan Dorothy Jacob Amy Nicholas Kathleen
        Gary Angela Eric Shirley Jonathan Emma Stephen Brenda Larry Pamela Justin Nicole Scott Anna Brandon Samantha Benjamin
        Katherine Samuel Christine Gregory Debra Alexander Rachel Patrick Carolyn Frank Janet Raymond Maria Jack Olivia Dennis
        Heather Jerry Helen Tyler Catherine Aaron Diane Jose Julie Adam Victoria Nathan Joyce Henry Lauren Zachary Kelly
        Douglas Christina Peter Ruth Kyle Joan Noah Virginia Ethan Judith Jeremy Evelyn Walter Hannah Christian Andrea Keith
        Megan Austin Cheryl Roger Jacqueline Terry Madison Sean Teresa Gerald Abigail Carl Sophia Dylan Martha Harold Sara
        Jordan Gloria Jesse Janice Bryan Kathryn Lawrence Ann Arthur Isabella Gabriel Judy Bruce Charlotte Logan Julia Billy
        Grace Joe Amber Alan Alice Juan Jean Elijah Denise Willie Frances Albert Danielle Wayne Marilyn Randy Natalie Mason
        Beverly Vincent Diana Liam Brittany Roy Theresa Bobby Kayla Caleb Alexis Bradley Doris Russell Lori Lucas Tiffany
        Callum Imogen Rhys Niamh Ewan Isla Gareth Bronwen Alistair Fiona Hamish Catriona Nigel Gillian Graham Hilary Trevor
        """), 0.9);

    private const string EnglishSurnames = """
        Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Wilson Anderson Thomas Taylor Moore Jackson
        Martin Lee Perez Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill
        Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Parker Collins
        Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson
        Watson Brooks Wood James Bennett Gray Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Jenkins Perry
        Butler Barnes Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Wallace Cole West McDonald
        O'Neil McCarthy O'Brien O'Connor MacLeod McKenzie FitzGerald MacDonald McGregor O'Sullivan Gibson Ellis Ford Marshall
        Owens Harrison Freeman Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford Henry Boyd Mason Morales Kennedy
        Warren Dixon Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels Palmer Mills Nichols Grant Knight Ferguson Rose
        Stone Hawkins Dunn Perkins Hudson Spencer Gardner Stephens Payne Pierce Berry Matthews Arnold Wagner Willis Ray Watkins
        """;

    private const string EnglishStems = """
        Ash Bag Ban Bar Beck Bel Ben Bexa Birk Black Blake Bram Brad Brent Brid Brom Buck Burn Cald Cal Can Carl Chat Chil Clay
        Clif Col Cran Craw Crom Cul Dal Dar Den Dray Dun Eather Ed Elm Ever Fair Far Fen Fern Feather Fox Gal Gil Glen Gold Gran
        Gren Had Hal Ham Han Har Hart Hather Haw Hay Hazel Heath Hel Hex High Hol Hop Horn Hun Ives Kel Ken Kil Kin Lamb Lang
        Lark Lath Led Lin Litch Lock Lor Lud Lyn Mal Mar May Mel Mid Mil Mon Mor New Nor Oak Old Or Over Pem Pen Pick Pres Quar
        Rad Ral Ram Raven Red Rib Rich Ridge Rock Ros Row Rush Sal Sand Sed Shel Sher Ship Sil Spring Stan Stock Strat Sut Swan
        Tar Tem Thorn Thur Til Tol Tre Under Up Wake Wal War Wat Weather Wel West Whit Wil Win Wood Wor Yar York
        """;

    private const string EnglishEndings = """
        ley ton ford field wood worth well by son ham croft stead bridge burn brook den don dale gate grave hurst ridge shaw
        stone thorpe wick more land man bury combe cote ling
        """;

    private static readonly RankedNames EnglishLast = RankedNames.WithTail(EnglishSurnames, EnglishStems, EnglishEndings);

    private static readonly string[] EnglishStreets = RankedNames.Words("""
        Main Church High Park Maple Oak Cedar Elm Washington Lake Hill Walnut Spring North Ridge Chestnut Willow Mill River
        Sunset Railroad Jackson Cherry Lincoln Franklin Highland Meadow Forest Dogwood Hickory Laurel Jefferson Madison Adams
        Victoria Station Queens Kings Grange Albert Windsor Manor Orchard Mulberry Juniper Aspen Birch Poplar Magnolia Sycamore
        Prospect Valley Summit Harbor Bridge School College Market Canal Garden Pleasant Liberty Union Clay Center Locust
        """);

    private static Culture UnitedStates { get; } = new()
    {
        Share = 0.34, Code = "US", CallingCode = "1", TrunkPrefix = "",
        CountryForms = ["United States", "USA", "US", "U.S.A.", "United States of America"],
        PhonePatterns = ["21255#####", "31255#####", "41555#####", "21355#####", "61755#####", "71355#####", "20655#####", "30355#####", "40455#####", "51255#####", "60255#####", "70255#####", "80155#####", "90155#####", "50355#####", "31455#####", "21555#####", "30555#####", "61455#####", "91955#####"],
        FirstNames = EnglishFirst, LastNames = EnglishLast,
        Cities = [("New York", "NY", "100##"), ("Los Angeles", "CA", "900##"), ("Chicago", "IL", "606##"), ("Houston", "TX", "770##"), ("Phoenix", "AZ", "850##"), ("Philadelphia", "PA", "191##"), ("San Antonio", "TX", "782##"), ("San Diego", "CA", "921##"), ("Dallas", "TX", "752##"), ("Austin", "TX", "787##"), ("Seattle", "WA", "981##"), ("Denver", "CO", "802##"), ("Boston", "MA", "021##"), ("Portland", "OR", "972##"), ("Atlanta", "GA", "303##"), ("Omaha", "NE", "681##"), ("Raleigh", "NC", "276##"), ("Tucson", "AZ", "857##"), ("Fresno", "CA", "937##"), ("St. Louis", "MO", "631##"), ("Burlington", "VT", "054##"), ("Newark", "NJ", "071##")],
        StreetNames = EnglishStreets,
        StreetForms = ["{1} {0} Street", "{1} {0} Avenue", "{1} {0} Road", "{1} {0} Drive", "{1} {0} Lane", "{1} {0} Boulevard", "{1} {0} Court"],
        LegalForms = ["Inc.", "LLC", "Corp.", "Co.", ""],
        Providers = ["gmail.example.net", "yahoo.example.net", "outlook.example.net", "icloud.example.net", "aol.example.net", "comcast.example.net"],
    };

    private static Culture UnitedKingdom { get; } = new()
    {
        Share = 0.14, Code = "GB", CallingCode = "44", TrunkPrefix = "0",
        CountryForms = ["United Kingdom", "UK", "GB", "Great Britain", "England"],
        PhonePatterns = ["2079######", "1614######", "1134######", "1214######", "1314######", "7700######", "7911######", "7446######", "1174######", "2920######"],
        FirstNames = EnglishFirst, LastNames = EnglishLast,
        Cities = [("London", "Greater London", "SW# #@@"), ("Birmingham", "West Midlands", "B# #@@"), ("Manchester", "Greater Manchester", "M# #@@"), ("Leeds", "West Yorkshire", "LS# #@@"), ("Glasgow", "Scotland", "G# #@@"), ("Sheffield", "South Yorkshire", "S# #@@"), ("Bristol", "Avon", "BS# #@@"), ("Edinburgh", "Scotland", "EH# #@@"), ("Cardiff", "Wales", "CF# #@@"), ("Leicester", "Leicestershire", "LE# #@@"), ("Norwich", "Norfolk", "NR# #@@"), ("Exeter", "Devon", "EX# #@@")],
        StreetNames = EnglishStreets,
        StreetForms = ["{1} {0} Street", "{1} {0} Road", "{1} {0} Lane", "{1} {0} Close", "Flat 2, {1} {0} Road"],
        LegalForms = ["Ltd", "Limited", "plc", "LLP", ""],
        Providers = ["gmail.example.net", "hotmail.example.net", "btinternet.example.net", "outlook.example.net", "yahoo.example.net"],
    };
}
