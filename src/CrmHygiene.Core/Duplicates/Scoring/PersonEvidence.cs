using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>
/// Corrects for what fields say together. Street, phone, company and postal code are shared by households and
/// colleagues: where a name differs they cannot make two people one, unless something of the person's own (an address,
/// birth date or number) agrees. And a mailbox made of the name says nothing that the name has not said.
/// </summary>
internal sealed class PersonEvidence
{
    /// <summary>
    /// Bits against a pair whose names differ and whose own evidence does not agree: decisive in lists with phones or
    /// companies, which families and colleagues share whole; milder where an address is all that is shared.
    /// </summary>
    private readonly double _otherPerson;

    /// <summary>Bits against a pair that shares its names and its city, and nothing of all else it has.</summary>
    private const double Namesakes = 8;

    /// <summary>Bits against a pair that shares a given name and what households share, but not the family name.</summary>
    private const double OtherFamilyName = 8;

    /// <summary>The most bits a street is worth where city and postal code differ.</summary>
    private const double StreetElsewhere = 4;

    private readonly double[]? _namesakes;
    private readonly int _given;
    private readonly int _surname;
    private readonly int _email;
    private readonly int[] _own;
    private readonly int[] _telling;
    private readonly int[] _opposed;
    private readonly int _postal;
    private readonly int _phone;
    private readonly int _street;
    private readonly int _place;
    private readonly bool _shared;

    public PersonEvidence(IReadOnlyList<MatchField> fields, double[]? namesakes = null)
    {
        _namesakes = namesakes;
        int Find(EvidenceKind kind) => fields.Select((f, i) => (f, i)).Where(x => x.f.Kind == kind).Select(x => x.i).DefaultIfEmpty(-1).First();
        (_given, _surname, _email) = (Find(EvidenceKind.GivenName), Find(EvidenceKind.Surname), Find(EvidenceKind.Email));
        _own = fields.Select((f, i) => (f, i)).Where(x => x.f.Kind is EvidenceKind.Email or EvidenceKind.Date or EvidenceKind.Identifier).Select(x => x.i).ToArray();
        _telling = fields.Select((f, i) => (f, i)).Where(x => x.f.Kind is EvidenceKind.Email or EvidenceKind.Date or EvidenceKind.Identifier
            or EvidenceKind.Phone or EvidenceKind.Street or EvidenceKind.Company or EvidenceKind.PostalCode).Select(x => x.i).ToArray();
        _opposed = fields.Select(f => f.Comparer.Opposed).ToArray();
        (_postal, _phone, _street, _place) = (Find(EvidenceKind.PostalCode), Find(EvidenceKind.Phone), Find(EvidenceKind.Street), Find(EvidenceKind.Place));
        _otherPerson = fields.Any(f => f.Kind is EvidenceKind.Phone or EvidenceKind.Company) ? 30 : 10;
        _shared = _given >= 0 && _surname >= 0 && fields.Any(f => f.Kind is EvidenceKind.Phone or EvidenceKind.Street or EvidenceKind.Company);
    }

    /// <summary>Bits to add to the sum over the fields.</summary>
    /// <param name="pattern">The compared pair.</param>
    /// <param name="bitsOf">What a level of a field is worth by itself, by field and level.</param>
    /// <param name="reasons">Takes the parts with their reasons; null where nobody asks.</param>
    public double Correct(ulong pattern, double[][] bitsOf, List<(string Reason, double Bits)>? reasons)
    {
        double total = 0;
        void Add(string reason, double bits)
        {
            if (bits == 0) return;
            total += bits;
            reasons?.Add((reason, bits));
        }
        int given = LevelOf(pattern, _given), surname = LevelOf(pattern, _surname);
        int email = LevelOf(pattern, _email);
        if (_namesakes is not null && email >= EmailComparer.SameMailbox && HaveSameNames(pattern, _given, _surname)) Add("mailbox made of the name", _namesakes[email] - bitsOf[_email][email]);
        else if (email is EmailComparer.SameMailbox or EmailComparer.Similar && (IsSame(given) || IsSame(surname))) Add("mailbox made of the name", -Math.Max(0, bitsOf[_email][email]));
        if (!_shared) return total;
        // the same street and number stand in many cities
        if (LevelOf(pattern, _street) is var street and > 0 && street < _opposed[_street] && Differs(pattern, _place) && LevelOf(pattern, _postal) is 0 or > 2)
            Add("another city", -Math.Max(0, bitsOf[_street][street] - StreetElsewhere));
        if ((given == NameComparer.Other || surname == NameComparer.Other) && !OwnAgrees(pattern))
        {
            // families and colleagues share numbers and addresses, seldom also the given name
            if (IsSame(given) && LevelOf(pattern, _phone) is 1 or 2) Add("another family name", -OtherFamilyName);
            else Add("household or colleagues", -_otherPerson);
        }
        else if (AreNamesakes(pattern))
        {
            Add("namesakes", -Namesakes);
            // codes of one city resemble each other
            int postal = LevelOf(pattern, _postal);
            if (postal > 1) Add("neighbouring postal codes", -Math.Max(0, bitsOf[_postal][postal]));
        }
        return total;
    }

    // a name that differs explains a typo in an address made of it, so only the same address counts
    private bool OwnAgrees(ulong pattern)
    {
        foreach (int field in _own)
            if (PairComparer.Level(pattern, field) is var level and > 0 && level <= (field == _email ? 1 : 3)) return true;
        return false;
    }

    private bool AreNamesakes(ulong pattern)
    {
        int different = 0;
        foreach (int field in _telling)
        {
            int level = PairComparer.Level(pattern, field);
            if (level is 1 or 2 && !(field == _postal && level == 2)) return false;
            if (level >= _opposed[field] || field == _email && level >= EmailComparer.SameMailbox) different++;
        }
        return different >= 2;
    }

    private bool Differs(ulong pattern, int field) => field >= 0 && PairComparer.Level(pattern, field) == _opposed[field];

    private static int LevelOf(ulong pattern, int field) => field < 0 ? 0 : PairComparer.Level(pattern, field);

    /// <summary>Whether both names are there and the same, or written in two ways.</summary>
    public static bool HaveSameNames(ulong pattern, int given, int surname) => given >= 0 && surname >= 0 && IsSame(PairComparer.Level(pattern, given)) && IsSame(PairComparer.Level(pattern, surname));

    private static bool IsSame(int level) => level is >= 1 and <= NameComparer.Variant;
}
