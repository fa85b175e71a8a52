namespace CrmHygiene.Benchmarks.Generator;

public static partial class Cultures
{
    private static Culture France { get; } = new()
    {
        Share = 0.08, Code = "FR", CallingCode = "33", TrunkPrefix = "0",
        CountryForms = ["France", "FR", "FRA", "Frankreich", "Francia"],
        PhonePatterns = ["1########", "4########", "6########", "7########", "5########", "2########", "3########"],
        FirstNames = new(RankedNames.Words("""
            Jean Marie Pierre Nathalie Michel Isabelle Philippe Sylvie Alain Catherine Patrick Françoise Nicolas Valérie Christophe
            Martine Daniel Christine Bernard Monique Éric Sandrine Frédéric Véronique Laurent Céline Stéphane Stéphanie Olivier
            Sophie Julien Chantal Sébastien Aurélie Thierry Julie Pascal Émilie Thomas Camille Alexandre Laure Hervé Brigitte
            François Hélène Antoine Anne Guillaume Élodie Maxime Manon Jérôme Delphine Romain Chloé Benoît Audrey Gérard Léa
            Jean-Luc Anne-Marie Jean-Pierre Marie-Claire Théo Inès Hugo Zoé
            """), 0.9),
        LastNames = RankedNames.WithTail("""
            Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand
            Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin
            Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu
            Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière
            de_la_Tour d'Angelo L'Hermite du_Plessis
            """, "Aub Barb Beau Bell Bess Bois Bour Bret Cail Cand Chap Char Coll Court Darr Del Dess Fav Fleur Font Gall Gaud Gir Gran Guil Harc Jac Jour Lac Lann Lav Mall March Mont Naud Pel Pich Pral Quen Rag Rem Roch Sal Sauv Tall Thib Tour Vall Vau Vig",
            "ier eau ard ot in on ault ois elle et ain and illon ac as"),
        Cities = [("Paris", "Île-de-France", "750##"), ("Marseille", "Provence-Alpes-Côte d'Azur", "130##"), ("Lyon", "Auvergne-Rhône-Alpes", "690##"), ("Toulouse", "Occitanie", "31###"), ("Nice", "Provence-Alpes-Côte d'Azur", "06###"), ("Nantes", "Pays de la Loire", "44###"), ("Strasbourg", "Grand Est", "67###"), ("Bordeaux", "Nouvelle-Aquitaine", "33###"), ("Lille", "Hauts-de-France", "59###"), ("Rennes", "Bretagne", "35###")],
        StreetNames = RankedNames.Words("Victor_Hugo Pasteur Gambetta Jean_Jaurès de_la_République du_Moulin de_l'Église des_Écoles Voltaire Jules_Ferry de_la_Gare des_Lilas du_Château Molière des_Acacias de_la_Paix Carnot Foch Émile_Zola des_Tilleuls"),
        StreetForms = ["{1} rue {0}", "{1}, avenue {0}", "{1} bis rue {0}", "{1} boulevard {0}"],
        LegalForms = ["SARL", "SA", "SAS", "EURL", ""],
        Providers = ["orange.example.net", "free.example.net", "gmail.example.net", "laposte.example.net", "wanadoo.example.net"],
    };

    private static Culture Spain { get; } = new()
    {
        Share = 0.06, Code = "ES", CallingCode = "34", TrunkPrefix = "",
        CountryForms = ["Spain", "España", "ES", "ESP", "Espagne"],
        PhonePatterns = ["91#######", "93#######", "95#######", "96#######", "6########", "7########"],
        FirstNames = new(RankedNames.Words("""
            Antonio María Manuel Carmen José Ana Francisco Isabel David Laura Juan Cristina Javier Marta Daniel Dolores Carlos Lucía
            Jesús Pilar Alejandro Elena Miguel Raquel Rafael Sara Pedro Paula Pablo Rosa Ángel Teresa Sergio Beatriz Fernando Nuria
            Jorge Silvia Luis Patricia Alberto Irene Álvaro Montserrat Adrián Rocío Diego Alba Raúl Andrea Iván Julia Rubén Mónica
            """), 0.9),
        LastNames = RankedNames.WithTail("""
            García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno Muñoz
            Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales Molina Blanco Suárez
            Castro Ortega Delgado Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido Santos Guerrero Lozano Cano
            García_López de_la_Cruz Fernández_Ruiz Pérez_Gil del_Río Martínez_Soler
            """, "Alb Ald Arr Bal Barr Ben Cab Cald Camp Card Carr Cast Cer Cord Esc Esp Fuen Gall Garr Herr Lar Led Lor Mald Manz Mart Mend Mont Mor Oliv Pal Pard Pez Quint Reb Rib Riv Ros Sal Sar Sol Tor Vald Vel Vill Zab Zam",
            "era ero ado ales eros illa ino uela azar oso eda anza ares"),
        Cities = [("Madrid", "Madrid", "280##"), ("Barcelona", "Cataluña", "080##"), ("Valencia", "Comunidad Valenciana", "460##"), ("Sevilla", "Andalucía", "410##"), ("Zaragoza", "Aragón", "500##"), ("Málaga", "Andalucía", "290##"), ("Bilbao", "País Vasco", "480##"), ("A Coruña", "Galicia", "150##")],
        StreetNames = RankedNames.Words("Mayor Real San_José Santa_María del_Sol de_la_Fuente Cervantes Goya del_Carmen Nueva de_la_Iglesia Velázquez Colón de_la_Constitución del_Prado Granada San_Juan de_los_Olivos"),
        StreetForms = ["Calle {0} {1}", "C/ {0}, {1}", "Avda. {0} {1}", "Plaza {0} {1}"],
        LegalForms = ["S.L.", "S.A.", "SL", "SLU", ""],
        Providers = ["gmail.example.net", "hotmail.example.net", "telefonica.example.net", "yahoo.example.net"],
    };

    private static Culture Italy { get; } = new()
    {
        Share = 0.05, Code = "IT", CallingCode = "39", TrunkPrefix = "",
        CountryForms = ["Italy", "Italia", "IT", "ITA", "Italien"],
        PhonePatterns = ["06#######", "02#######", "011######", "3########", "34########", "33########"],
        FirstNames = new(RankedNames.Words("""
            Giuseppe Maria Giovanni Anna Antonio Giuseppina Mario Rosa Luigi Angela Francesco Giovanna Angelo Teresa Vincenzo Lucia
            Pietro Carmela Salvatore Caterina Carlo Francesca Franco Antonietta Domenico Elena Bruno Concetta Paolo Rita Michele
            Margherita Giorgio Franca Aldo Paola Sergio Laura Luciano Giulia Marco Chiara Andrea Sara Matteo Martina Luca Valentina
            """), 0.9),
        LastNames = RankedNames.WithTail("""
            Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Mancini Costa Giordano
            Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile
            Martinelli Vitale Lombardo Serra Coppola De_Santis D'Angelo Marchetti Parisi Villa Conte Ferraro Fabbri D'Amico
            """, "Abb Agn Alb And Bal Barb Bass Bell Bern Bian Bon Bosc Cald Cam Cap Carb Cast Cor Dam Don Fal Fed Fior Gal Gard Gat Ghir Gren Lup Mag Man Marc Mont Nav Oliv Pan Pell Pic Pol Rav Rom Sal Sart Spin Tad Ton Vent Ver Zan",
            "ini etti elli one oni ari ato ino ucci ella eri aro"),
        Cities = [("Roma", "Lazio", "001##"), ("Milano", "Lombardia", "201##"), ("Napoli", "Campania", "801##"), ("Torino", "Piemonte", "101##"), ("Palermo", "Sicilia", "901##"), ("Genova", "Liguria", "161##"), ("Bologna", "Emilia-Romagna", "401##"), ("Firenze", "Toscana", "501##")],
        StreetNames = RankedNames.Words("Roma Garibaldi Mazzini Dante Cavour Verdi Marconi Matteotti Manzoni Leopardi Galilei dei_Mille San_Marco della_Repubblica Volta Rossini Carducci Gramsci"),
        StreetForms = ["Via {0} {1}", "Via {0}, {1}", "V. {0} {1}", "Piazza {0} {1}", "Corso {0} {1}"],
        LegalForms = ["S.r.l.", "S.p.A.", "srl", "S.a.s.", ""],
        Providers = ["libero.example.net", "gmail.example.net", "virgilio.example.net", "tiscali.example.net"],
    };
}
