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

    private readonly int _given;
    private readonly int _surname;
    private readonly int _email;
    private readonly int[] _own;
    private readonly int[] _telling;
    private readonly int[] _different;
    private readonly int _postal;
    private readonly bool _shared;

    public PersonEvidence(IReadOnlyList<MatchField> fields)
    {
        int Find(EvidenceKind kind) => fields.Select((f, i) => (f, i)).Where(x => x.f.Kind == kind).Select(x => x.i).DefaultIfEmpty(-1).First();
        (_given, _surname, _email) = (Find(EvidenceKind.GivenName), Find(EvidenceKind.Surname), Find(EvidenceKind.Email));
        _own = fields.Select((f, i) => (f, i)).Where(x => x.f.Kind is EvidenceKind.Email or EvidenceKind.Date or EvidenceKind.Identifier).Select(x => x.i).ToArray();
        _telling = fields.Select((f, i) => (f, i)).Where(x => x.f.Kind is EvidenceKind.Email or EvidenceKind.Date or EvidenceKind.Identifier
            or EvidenceKind.Phone or EvidenceKind.Street or EvidenceKind.Company or EvidenceKind.PostalCode).Select(x => x.i).ToArray();
        _different = fields.Select(f => f.Comparer.Different).ToArray();
        _postal = Find(EvidenceKind.PostalCode);
        _otherPerson = fields.Any(f => f.Kind is EvidenceKind.Phone or EvidenceKind.Company) ? 30 : 10;
        _shared = _given >= 0 && _surname >= 0 && fields.Any(f => f.Kind is EvidenceKind.Phone or EvidenceKind.Street or EvidenceKind.Company);
    }

    /// <summary>Bits to add to the sum over the fields.</summary>
    /// <param name="pattern">The compared pair.</param>
    /// <param name="bitsOf">What a level of a field is worth by itself.</param>
    public double Correct(ulong pattern, Func<int, int, double> bitsOf)
    {
        double bits = 0;
        int given = LevelOf(pattern, _given), surname = LevelOf(pattern, _surname);
        int email = LevelOf(pattern, _email);
        if (email is EmailComparer.SameMailbox or EmailComparer.Similar && (IsSame(given) || IsSame(surname))) bits -= Math.Max(0, bitsOf(_email, email));
        if (_shared && (given == NameComparer.Other || surname == NameComparer.Other) && !OwnAgrees(pattern)) bits -= _otherPerson;
        else if (_shared && AreNamesakes(pattern))
        {
            bits -= Namesakes;
            // Codes of one city resemble each other.
            int postal = LevelOf(pattern, _postal);
            if (postal > 1) bits -= Math.Max(0, bitsOf(_postal, postal));
        }
        return bits;
    }

    private bool OwnAgrees(ulong pattern)
    {
        foreach (int field in _own)
            if (PairComparer.Level(pattern, field) is var level and > 0 && level <= (field == _email ? 2 : 3)) return true;
        return false;
    }

    private bool AreNamesakes(ulong pattern)
    {
        int different = 0;
        foreach (int field in _telling)
        {
            int level = PairComparer.Level(pattern, field);
            if (level is 1 or 2 && !(field == _postal && level == 2)) return false;
            if (level == _different[field]) different++;
        }
        return different >= 2;
    }

    private static int LevelOf(ulong pattern, int field) => field < 0 ? 0 : PairComparer.Level(pattern, field);

    private static bool IsSame(int level) => level is 1 or NameComparer.Close;
}
