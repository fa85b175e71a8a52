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
    /// <summary>Bits against a pair whose names differ and whose own evidence does not agree.</summary>
    private const double OtherPerson = 30;

    private readonly int _given;
    private readonly int _surname;
    private readonly int _email;
    private readonly int[] _own;
    private readonly bool _shared;

    public PersonEvidence(IReadOnlyList<MatchField> fields)
    {
        int Find(EvidenceKind kind) => fields.Select((f, i) => (f, i)).Where(x => x.f.Kind == kind).Select(x => x.i).DefaultIfEmpty(-1).First();
        (_given, _surname, _email) = (Find(EvidenceKind.GivenName), Find(EvidenceKind.Surname), Find(EvidenceKind.Email));
        _own = fields.Select((f, i) => (f, i)).Where(x => x.f.Kind is EvidenceKind.Email or EvidenceKind.Date or EvidenceKind.Identifier).Select(x => x.i).ToArray();
        _shared = _given >= 0 && _surname >= 0 && fields.Any(f => f.Kind is EvidenceKind.Phone or EvidenceKind.Street or EvidenceKind.Company);
    }

    /// <summary>Bits to add to the sum over the fields.</summary>
    /// <param name="pattern">The compared pair.</param>
    /// <param name="emailBits">What the level of the e-mail address is worth by itself.</param>
    public double Correct(ulong pattern, Func<int, int, double> emailBits)
    {
        double bits = 0;
        int given = LevelOf(pattern, _given), surname = LevelOf(pattern, _surname);
        int email = LevelOf(pattern, _email);
        if (email is EmailComparer.SameMailbox or EmailComparer.Similar && (IsSame(given) || IsSame(surname))) bits -= Math.Max(0, emailBits(_email, email));
        if (_shared && (given == NameComparer.Other || surname == NameComparer.Other) && !OwnAgrees(pattern)) bits -= OtherPerson;
        return bits;
    }

    private bool OwnAgrees(ulong pattern)
    {
        foreach (int field in _own)
            if (PairComparer.Level(pattern, field) is 1 or 2) return true;
        return false;
    }

    private static int LevelOf(ulong pattern, int field) => field < 0 ? 0 : PairComparer.Level(pattern, field);

    private static bool IsSame(int level) => level is 1 or NameComparer.Close;
}
