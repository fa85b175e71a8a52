namespace CrmHygiene.Benchmarks.Generator;

public static partial class Cultures
{
    private static Culture Turkey { get; } = new()
    {
        Share = 0.03, Code = "TR", CallingCode = "90", TrunkPrefix = "0",
        CountryForms = ["Türkiye", "Turkey", "TR", "TUR"],
        PhonePatterns = ["212#######", "312#######", "232#######", "532#######", "542#######", "505#######"],
        FirstNames = new(RankedNames.Words("Mehmet Fatma Mustafa Ayşe Ahmet Emine Ali Hatice Hüseyin Zeynep Hasan Elif İbrahim Meryem İsmail Şerife Osman Zehra Yusuf Sultan Murat Hanife Ömer Merve Emre Özlem Burak Esra Çağlar Gül Kerem Büşra Deniz Seda"), 0.9),
        LastNames = RankedNames.WithTail("Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Öz Çakır Erdoğan Acar",
            "Ak Al Altın Ay Bal Bay Boz Büyük Dağ Demir Deniz Er Gök Gün Kar Kaya Kızıl Koca Kum Kuş Öz Sarı Ser Şen Taş Tek Top Tuz Ulu Var Yal Yeşil", "can taş soy kan oğlu er gül tepe han bulut tekin türk"),
        Cities = [("İstanbul", "İstanbul", "34###"), ("Ankara", "Ankara", "06###"), ("İzmir", "İzmir", "35###"), ("Bursa", "Bursa", "16###"), ("Antalya", "Antalya", "07###")],
        StreetNames = RankedNames.Words("Atatürk İstiklal Cumhuriyet Gül Lale Çınar Barış Fatih İnönü Bahçe Zafer Okul"),
        StreetForms = ["{0} Caddesi No:{1}", "{0} Sokak {1}", "{0} Cad. {1}"],
        LegalForms = ["A.Ş.", "Ltd. Şti.", ""],
        Providers = ["gmail.example.net", "hotmail.example.net", "mynet.example.net"],
    };

    private static Culture India { get; } = new()
    {
        Share = 0.05, Code = "IN", CallingCode = "91", TrunkPrefix = "0",
        CountryForms = ["India", "IN", "IND", "Bharat"],
        PhonePatterns = ["98########", "99########", "97########", "70########", "22########", "11########"],
        FirstNames = new(RankedNames.Words("Rajesh Priya Amit Anita Sanjay Sunita Rahul Pooja Vijay Kavita Suresh Neha Anil Rekha Manoj Deepa Arun Lakshmi Ravi Meena Vikram Asha Ashok Ritu Deepak Shalini Sandeep Divya Mohammed Swati Karthik Anjali Harish Nisha Ganesh Geeta Rohit Sneha Arjun Aarti"), 0.9),
        LastNames = RankedNames.WithTail("Kumar Singh Sharma Patel Gupta Khan Verma Reddy Yadav Das Jain Shah Mehta Joshi Nair Iyer Mishra Rao Agarwal Pillai Chopra Banerjee Mukherjee Chatterjee Desai Bhat Malhotra Kapoor Menon Pandey",
            "Achar Baner Bhatt Chandra Deva Gopal Hari Jaya Kal Krish Mad Mahar Nara Raja Rama Sri Sub Upa Vas Venkat", "an nathan murthy swamy ji kar wal war raj singh das"),
        Cities = [("Mumbai", "Maharashtra", "4000##"), ("Delhi", "Delhi", "1100##"), ("Bengaluru", "Karnataka", "5600##"), ("Hyderabad", "Telangana", "5000##"), ("Chennai", "Tamil Nadu", "6000##"), ("Pune", "Maharashtra", "4110##")],
        StreetNames = RankedNames.Words("MG Gandhi Nehru Park Station Temple Lake Ring Church Residency Brigade Market"),
        StreetForms = ["{1}, {0} Road", "No. {1}, {0} Street", "{1} {0} Marg"],
        LegalForms = ["Pvt. Ltd.", "Private Limited", "Ltd.", ""],
        Providers = ["gmail.example.net", "rediffmail.example.net", "yahoo.example.net"],
    };

    private static Culture Emirates { get; } = new()
    {
        Share = 0.025, Code = "AE", CallingCode = "971", TrunkPrefix = "0",
        CountryForms = ["United Arab Emirates", "UAE", "AE", "الإمارات"],
        PhonePatterns = ["50#######", "55#######", "4#######", "2#######"],
        FirstNames = new(RankedNames.Words("محمد Fatima Mohammed فاطمة Ahmed Aisha أحمد مريم Ali Mariam Omar Noura خالد نورة Khalid Layla يوسف سارة Yousef Sara Hassan Huda سعيد Saeed عمر Amal Ibrahim Reem"), 0.8),
        LastNames = RankedNames.WithTail("Al-Mansouri المنصوري Al-Hashimi الهاشمي Khan Al-Maktoumi Haddad حداد Al-Suwaidi السويدي Nasser ناصر Al-Farsi الفارسي Saleh صالح Al-Zaabi Rahman Al-Najjar النجار Khoury خوري",
            "Al-Am Al-Bas Al-Dar Al-Had Al-Jab Al-Kar Al-Mar Al-Nas Al-Qas Al-Ras Al-Sab Al-Tam", "iri ami ani adi ali awi oori ouri"),
        Cities = [("Dubai", "Dubai", ""), ("Abu Dhabi", "Abu Dhabi", ""), ("Sharjah", "Sharjah", ""), ("دبي", "دبي", "")],
        StreetNames = RankedNames.Words("Sheikh_Zayed Al_Wasl Jumeirah Al_Maktoum Corniche Khalifa Airport"),
        StreetForms = ["{1} {0} Road", "{0} St, Villa {1}", "Office {1}, {0} Tower"],
        LegalForms = ["LLC", "FZE", "FZ-LLC", ""],
        Providers = ["gmail.example.net", "hotmail.example.net", "eim.example.net"],
    };

    private static Culture Iran { get; } = new()
    {
        Share = 0.015, Code = "IR", CallingCode = "98", TrunkPrefix = "0",
        CountryForms = ["Iran", "ایران", "IR"],
        PhonePatterns = ["912#######", "935#######", "21########", "31########"],
        FirstNames = new(RankedNames.Words("علی Zahra محمد زهرا Reza Maryam رضا مریم حسین فاطمه Hossein Fatemeh امیر سارا Amir Sara مهدی نرگس Mehdi Narges کاوه Kaveh شیرین Shirin"), 0.8),
        LastNames = RankedNames.WithTail("محمدی Mohammadi حسینی Hosseini احمدی Ahmadi کریمی Karimi رضایی Rezaei موسوی Mousavi جعفری Jafari صادقی Sadeghi یزدی Yazdi کاظمی Kazemi",
            "Ab Bagh Dar Far Gol Hash Kar Mir Naj Pour Rost Sal Tab Zar", "ani zadeh pour ian nejad abadi emi ari"),
        Cities = [("Tehran", "Tehran", "1#########"), ("تهران", "تهران", "1#########"), ("Isfahan", "Isfahan", "8#########"), ("Shiraz", "Fars", "7#########")],
        StreetNames = RankedNames.Words("Valiasr Azadi Enghelab Shariati Hafez Saadi Motahari"),
        StreetForms = ["{0} St., No. {1}", "No. {1}, {0} Ave"],
        LegalForms = ["Co.", ""],
        Providers = ["gmail.example.net", "chmail.example.net"],
    };

    private static Culture Ukraine { get; } = new()
    {
        Share = 0.02, Code = "UA", CallingCode = "380", TrunkPrefix = "0",
        CountryForms = ["Ukraine", "Україна", "UA", "UKR"],
        PhonePatterns = ["44#######", "50#######", "67#######", "93#######"],
        FirstNames = new(RankedNames.Words("Олександр Olena Андрій Наталія Oleksandr Oksana Сергій Олена Andriy Iryna Іван Ірина Ivan Yulia Микола Тетяна Mykola Tetiana Дмитро Марія Dmytro Kateryna"), 0.8),
        LastNames = RankedNames.WithTail("Шевченко Shevchenko Коваленко Kovalenko Бондаренко Bondarenko Ткаченко Tkachenko Кравченко Kravchenko Олійник Oliynyk Мельник Melnyk Поліщук Polishchuk",
            "Bon Boy Dan Hon Hry Kly Kov Lev Lys Mar Naz Ost Pav Pet Rom Sav Sem Tym Vas Zin", "enko chuk yuk ych ovych ak iv yshyn"),
        Cities = [("Kyiv", "Kyiv", "01###"), ("Київ", "Київ", "02###"), ("Lviv", "Lviv Oblast", "79###"), ("Odesa", "Odesa Oblast", "65###")],
        StreetNames = RankedNames.Words("Shevchenka Franka Khreshchatyk Soborna Sadova Zelena"),
        StreetForms = ["vul. {0} {1}", "{0} St, {1}", "вул. {0}, {1}"],
        LegalForms = ["LLC", "TOV", ""],
        Providers = ["ukr.example.net", "gmail.example.net", "i-ua.example.net"],
    };
}
