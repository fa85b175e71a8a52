namespace CrmHygiene.Benchmarks.Generator;

/// <summary>What differs when a person is entered a second time: by themselves, a colleague, a card scanner or another system.</summary>
public sealed class DuplicateErrors(PersonFactory people)
{
    private delegate void Error(Person person, ref SeededRandom random);

    /// <summary>Changes the person as a second record would have them: nothing, or one to three errors, and other gaps.</summary>
    public void Apply(Person person, ref SeededRandom random)
    {
        if (random.Chance(0.15)) return;
        Gaps(person, ref random);
        int errors = random.NextDouble() switch { < 0.5 => 1, < 0.85 => 2, _ => 3 };
        for (int i = 0; i < errors; i++) Draw(ref random)(person, ref random);
    }

    private Error Draw(ref SeededRandom random) => random.Below(100) switch
    {
        < 14 => (Person p, ref SeededRandom r) => p.LastName = Typos.Make(p.LastName, ref r),
        < 26 => (Person p, ref SeededRandom r) => p.FirstName = Typos.Make(p.FirstName, ref r),
        < 40 => (Person p, ref SeededRandom r) => p.FirstName = Nicknames.Draw(p.FirstName, ref r),
        < 44 => (Person p, ref SeededRandom r) => (p.FirstName, p.LastName) = (p.LastName, p.FirstName),
        < 58 => (Person p, ref SeededRandom r) => p.Email = PersonFactory.PrivateAddress(p, ref r),
        < 64 => (Person p, ref SeededRandom r) => p.Email = TypoInDomain(p.Email, ref r),
        < 74 => (Person p, ref SeededRandom r) => p.Phone = Digits.Fill(r.Pick(p.Culture.PhonePatterns), ref r),
        < 78 => (Person p, ref SeededRandom r) => p.Phone = Typos.SwapDigits(p.Phone, ref r),
        < 87 => (Person p, ref SeededRandom r) => PersonFactory.Move(p, ref r),
        < 91 => (Person p, ref SeededRandom r) => people.SetCompany(p, ref r),
        < 94 => (Person p, ref SeededRandom r) => p.LastName = r.Chance(0.5) ? $"{p.LastName}-{p.Culture.LastNames.Draw(ref r)}" : p.Culture.LastNames.Draw(ref r),
        < 97 => (Person p, ref SeededRandom r) => p.Street = Typos.Make(p.Street, ref r),
        _ => (Person p, ref SeededRandom r) => (p.FirstName, p.LastName) = (AsciiText.Plain(p.FirstName), AsciiText.Plain(p.LastName)),
    };

    private static void Gaps(Person person, ref SeededRandom random)
    {
        int before = person.Filled;
        for (int bit = (int)MatchingField.Email; bit <= (int)MatchingField.Postal; bit++)
        {
            // A second form asks for other things: some known values are missing, some unknown ones are known.
            bool known = (before & (1 << bit)) != 0;
            if (random.Chance(known ? 0.1 : 0.12)) person.Filled ^= 1 << bit;
        }
        if (random.Chance(0.03)) person.Filled &= ~(1 << (int)MatchingField.FirstName);
        if ((person.Filled & 0b1100) == 0) person.Filled |= before & 0b1100;
    }

    private static string TypoInDomain(string email, ref SeededRandom random)
    {
        int at = email.IndexOf('@', StringComparison.Ordinal), dot = email.LastIndexOf('.');
        if (at < 0) return email;
        return random.Chance(0.5)
            ? $"{email[..(at + 1)]}{Typos.Make(email[(at + 1)..dot], ref random)}{email[dot..]}"
            : $"{Typos.Make(email[..at], ref random)}{email[at..]}";
    }
}
