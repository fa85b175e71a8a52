using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>Reasons to have a person look at a pair however likely it is: a wrong merge costs more than a question.</summary>
internal sealed class GroupDoubts
{
    private readonly MatchField[] _fields;
    private readonly int _organisation;

    public GroupDoubts(PairComparer comparer)
    {
        _fields = comparer.Fields.ToArray();
        bool people = _fields.Any(f => f.Kind is EvidenceKind.GivenName or EvidenceKind.Surname);
        _organisation = people ? -1 : Math.Max(Find(EvidenceKind.Company), Find(EvidenceKind.Text));

        int Find(EvidenceKind kind) => Array.FindIndex(_fields, f => f.Kind == kind);
    }

    /// <summary>What a copy is worth at least, in bits: no list is too small to tell that a row was entered twice.</summary>
    public const double CopyBits = 18;

    /// <summary>
    /// Whether one row repeats the other: nothing that both have differs in the least, the name is equal, and so is the
    /// e-mail address, or the phone number with two more fields.
    /// </summary>
    public bool AreCopies(ulong pattern)
    {
        int equal = 0;
        bool name = false, email = false, phone = false;
        for (int f = 0; f < _fields.Length; f++)
        {
            int level = PairComparer.Level(pattern, f);
            if (level == 0) continue;
            if (level != 1) return false;
            equal++;
            name |= _fields[f].Kind is EvidenceKind.Surname or EvidenceKind.FullName;
            email |= _fields[f].Kind == EvidenceKind.Email;
            phone |= _fields[f].Kind == EvidenceKind.Phone;
        }
        return name && (email ? equal >= 3 : phone && equal >= 4);
    }

    /// <summary>Whether the pair differs where one person does not.</summary>
    public bool Contradict(ulong pattern)
    {
        for (int f = 0; f < _fields.Length; f++)
            if (_fields[f].Kind is EvidenceKind.Date or EvidenceKind.Identifier or EvidenceKind.GivenName or EvidenceKind.Surname && PairComparer.Level(pattern, f) == _fields[f].Comparer.Different) return true;
        return false;
    }

    /// <summary>
    /// Whether names are only alike, nothing agrees that leads to one person or place (e-mail, phone, number, birth date,
    /// street), or too many other details differ: two, or three where something of the person's own (address, number, birth
    /// date) is equal; where there are no people, one, since branches share a name and tenants a street.
    /// </summary>
    public bool AreWeak(ulong pattern)
    {
        int differ = 0;
        bool own = false, initial = false, leads = false;
        for (int f = 0; f < _fields.Length; f++)
        {
            int level = PairComparer.Level(pattern, f);
            if (level == 0) continue;
            leads |= level <= 2 && _fields[f].Kind is EvidenceKind.Email or EvidenceKind.Phone or EvidenceKind.Date or EvidenceKind.Identifier or EvidenceKind.Street;
            switch (_fields[f].Kind)
            {
                case EvidenceKind.GivenName or EvidenceKind.Surname:
                    if (level == NameComparer.Similar) return true;
                    initial |= level == NameComparer.Part;
                    break;
                case EvidenceKind.Email:
                    own |= level == 1;
                    if (level >= EmailComparer.SameMailbox) differ++;
                    break;
                case EvidenceKind.Date or EvidenceKind.Identifier:
                    own |= level == 1;
                    if (level >= 3) differ++;
                    break;
                case EvidenceKind.Phone:
                    if (level >= 4) differ++;
                    break;
                case EvidenceKind.Street or EvidenceKind.Company:
                    if (level >= _fields[f].Comparer.Opposed) differ++;
                    break;
            }
        }
        if (!leads) return true;
        if (_organisation >= 0) return PairComparer.Level(pattern, _organisation) is 0 or > 2 || differ > 0;
        return initial && !own || differ >= (own ? 3 : 2);
    }
}
