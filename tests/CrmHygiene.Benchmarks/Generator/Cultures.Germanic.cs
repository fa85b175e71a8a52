namespace CrmHygiene.Benchmarks.Generator;

public static partial class Cultures
{
    private static Culture Germany { get; } = new()
    {
        Share = 0.13, Code = "DE", CallingCode = "49", TrunkPrefix = "0",
        CountryForms = ["Germany", "Deutschland", "DE", "DEU", "Allemagne"],
        PhonePatterns = ["30########", "40#######", "89########", "221#######", "69########", "711#######", "151########", "170#######", "176########", "341#######"],
        FirstNames = new(RankedNames.Words("""
            Thomas Michael Andreas Peter Sabine Stefan Monika Petra Christian Karin Klaus Susanne Martin Claudia Wolfgang Andrea
            Frank Birgit Markus Martina Jürgen Ursula Uwe Nicole Bernd Heike Alexander Stefanie Daniel Anja Matthias Angelika
            Jan Gabriele Sebastian Barbara Tobias Julia Ralf Katrin Jens Silke Torsten Anna Florian Sandra Oliver Christine
            Holger Ute Dirk Melanie Jörg Renate Sven Tanja Philipp Kerstin Felix Lisa Maximilian Laura Günter Brigitte Lukas
            Katharina Jonas Johanna Rainer Elke Björn Anke Tim Lena Marco Simone Karsten Jana Volker Sonja Hannes Franziska
            Niklas Maike Götz Käthe Till Wiebke Heiko Ulrike Detlef Gisela Kai Sigrid Fabian Vera Moritz Nina
            """), 0.9),
        LastNames = RankedNames.WithTail("""
            Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
            Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann
            Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn
            Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon
            Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas
            von_der_Heide von_Arnim zu_Hohenfels
            """, """
            Acker Alt Bach Berg Birken Blum Brand Breit Buch Burg Dorn Eber Eich Eisen Engel Falken Feld Fink Frei Geiß Gold
            Grün Hagen Hasel Hecken Heiden Hirsch Hoch Holz Kalt Kirch Klee Königs Lauter Linden Löwen Mar Mühl Nieder Ober Ochsen
            Oster Pfeifen Rauch Reb Reh Rosen Rot Sand Scharf Schön Schwan Sieben Silber Sonnen Stein Stern Stolz Tannen Unter
            Wald Wasser Weid Weiß Wendel Wiesen Wild Winter Zeller Ziegel
            """, "mann er hofer bauer berger meier müller bach feld stein thal burg heim schmidt wald haus brunner huber reiter ner"),
        Cities = [("Berlin", "Berlin", "10###"), ("Hamburg", "Hamburg", "20###"), ("München", "Bayern", "80###"), ("Köln", "Nordrhein-Westfalen", "50###"), ("Frankfurt am Main", "Hessen", "60###"), ("Stuttgart", "Baden-Württemberg", "70###"), ("Düsseldorf", "Nordrhein-Westfalen", "40###"), ("Leipzig", "Sachsen", "04###"), ("Nürnberg", "Bayern", "90###"), ("Hannover", "Niedersachsen", "30###"), ("Bremen", "Bremen", "28###"), ("Göttingen", "Niedersachsen", "37###")],
        StreetNames = RankedNames.Words("Haupt Bahnhof Schul Garten Dorf Berg Birken Linden Kirch Wald Ring Mozart Goethe Schiller Wiesen Rosen Buchen Eichen Mühlen Brücken Markt Post Feld Tal Sonnen Kastanien Beethoven Hansa Ufer Burg"),
        StreetForms = ["{0}straße {1}", "{0}weg {1}", "{0}str. {1}", "{0}gasse {1}", "{0}allee {1}"],
        LegalForms = ["GmbH", "AG", "GmbH & Co. KG", "e.K.", "KG", "UG (haftungsbeschränkt)"],
        Providers = ["gmx.example.net", "web.example.net", "t-online.example.net", "gmail.example.net", "freenet.example.net"],
    };

    private static Culture Netherlands { get; } = new()
    {
        Share = 0.06, Code = "NL", CallingCode = "31", TrunkPrefix = "0",
        CountryForms = ["Netherlands", "Nederland", "NL", "The Netherlands", "Holland"],
        PhonePatterns = ["20#######", "10#######", "70#######", "30#######", "6########", "40#######"],
        FirstNames = new(RankedNames.Words("""
            Jan Johanna Maria Johannes Pieter Anna Cornelis Wilhelmina Hendrik Elisabeth Willem Cornelia Sander Femke Daan Emma Sem
            Tess Lars Sanne Bram Lotte Thijs Fleur Jeroen Marieke Bas Anouk Ruben Eva Maarten Iris Joost Esther Niels Ilse Wouter
            Inge Koen Marloes Rik Sophie Stijn Linda Tim Nienke Frank Mirjam Gerrit Saskia Dirk Annelies Kees Hanneke Arjan Wendy
            """), 0.9),
        LastNames = RankedNames.WithTail("""
            de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters
            Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer van_der_Linden Kok Jacobs de_Haan
            Vermeulen van_den_Heuvel van_der_Veen van_den_Broek de_Bruijn van_der_Heijden Schouten van_Beek Willems van_Vliet
            van_de_Ven Hoekstra Maas Verhoeven Koster van_Dam van_der_Wal Prins Blom Huisman Peeters Kuipers van_Veen van_Dongen
            """, "Aal Berk Bloem Boer Bol Dier Eik Gel Groen Haak Heem Hoog Hout Huis Kamp Kerk Klaas Kool Kuip Land Linden Meul Nieuw Oost Pol Riet Roos Ruit Schip Sluis Steen Tol Veld Vlas Voor Water Wijn Wolf Zand Zee Zuid Zwart",
            "stra huis ma man veld kamp ink burg broek hof dijk ers mans sma horst oord"),
        Cities = [("Amsterdam", "Noord-Holland", "10## @@"), ("Rotterdam", "Zuid-Holland", "30## @@"), ("Den Haag", "Zuid-Holland", "25## @@"), ("Utrecht", "Utrecht", "35## @@"), ("Eindhoven", "Noord-Brabant", "56## @@"), ("Groningen", "Groningen", "97## @@"), ("Tilburg", "Noord-Brabant", "50## @@"), ("Zwolle", "Overijssel", "80## @@")],
        StreetNames = RankedNames.Words("Dorps Kerk Molen School Juliana Noorder Wilhelmina Beatrix Nieuw Hoofd Stations Park Linden Eiken Beuken Kastanje Oranje Prins_Hendrik Markt Haven Industrie"),
        StreetForms = ["{0}straat {1}", "{0}weg {1}", "{0}laan {1}", "{0}plein {1}"],
        LegalForms = ["B.V.", "BV", "N.V.", "VOF", ""],
        Providers = ["gmail.example.net", "ziggo.example.net", "kpnmail.example.net", "hotmail.example.net"],
    };
}
