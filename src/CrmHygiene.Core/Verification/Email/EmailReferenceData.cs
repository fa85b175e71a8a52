using System.Collections.Immutable;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// The lists behind the facts: disposable domains, free providers, role accounts, top-level domains, parking services.
/// Built in, with origin, licence and date in the head of each file; extended by a user's own files.
/// </summary>
/// <remarks>Immutable and thread-safe; a list is read the first time it is needed.</remarks>
public sealed class EmailReferenceData
{
    private readonly ImmutableDictionary<EmailListKind, ImmutableArray<string>> _more;
    private readonly Lazy<WordTable>[] _tables;
    private readonly Lazy<EmailTypoSuggester> _typos;

    private EmailReferenceData(ImmutableDictionary<EmailListKind, ImmutableArray<string>> more)
    {
        _more = more;
        _tables = [.. Enum.GetValues<EmailListKind>().Select(kind => new Lazy<WordTable>(() => BuildTable(kind)))];
        _typos = new Lazy<EmailTypoSuggester>(() => new EmailTypoSuggester(this));
    }

    /// <summary>The built-in lists.</summary>
    public static EmailReferenceData BuiltIn { get; } = new(ImmutableDictionary<EmailListKind, ImmutableArray<string>>.Empty);

    internal static IReadOnlyList<EmailProvider> Providers => ProviderTable.All;

    internal WordTable Disposable => Table(EmailListKind.Disposable);
    internal WordTable FreeProviders => Table(EmailListKind.FreeProvider);
    internal WordTable Roles => Table(EmailListKind.Role);
    internal WordTable TopLevelDomains => Table(EmailListKind.TopLevelDomain);
    internal WordTable Parking => Table(EmailListKind.Parking);
    internal WordTable KnownDomains => Table(EmailListKind.KnownDomain);
    internal EmailTypoSuggester Typos => _typos.Value;

    /// <summary>Number of entries of a list.</summary>
    /// <param name="kind">The list.</param>
    public int Count(EmailListKind kind) => Table(kind).Count;

    /// <summary>A copy with more entries.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="lines">One entry a line; blank lines and lines that start with # are skipped, an entry after ! is taken off the list, !* takes all built-in ones off.</param>
    public EmailReferenceData With(EmailListKind kind, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ImmutableArray<string> before = _more.TryGetValue(kind, out ImmutableArray<string> had) ? had : [];
        return new EmailReferenceData(_more.SetItem(kind, before.AddRange(EmailDataFile.Entries(lines))));
    }

    /// <summary>A copy with the entries of a file, in the form <see cref="With"/> describes.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public EmailReferenceData WithFile(EmailListKind kind, string path) => With(kind, File.ReadLines(path));

    internal static EmailProvider? FindProvider(ReadOnlySpan<char> domain)
    {
        int index = ProviderTable.Index.IndexOf(domain);
        return index < 0 ? null : ProviderTable.All[index];
    }

    private WordTable Table(EmailListKind kind) => _tables[(int)kind].Value;

    private WordTable BuildTable(EmailListKind kind)
    {
        IEnumerable<string> words = kind switch
        {
            EmailListKind.Disposable => EmailDataFile.Read("disposable.txt"),
            EmailListKind.FreeProvider => EmailDataFile.Read("free.txt").Concat(Providers.Where(p => !p.IsCompany).Select(p => p.Domain)),
            EmailListKind.Role => EmailDataFile.Read("roles.txt").Concat(EmailDataFile.Read("roles-more.txt")),
            EmailListKind.TopLevelDomain => EmailDataFile.Read("tlds.txt"),
            EmailListKind.Parking => EmailDataFile.Read("parking.txt"),
            _ => [],
        };
        ImmutableArray<string> more = _more.TryGetValue(kind, out ImmutableArray<string> found) ? found : [];
        HashSet<string> removed = [.. more.Where(e => e[0] == '!').Select(e => e[1..])];
        if (removed.Contains("*")) words = [];
        words = words.Concat(more.Where(e => e[0] != '!')).Where(w => !removed.Contains(w));
        if (kind == EmailListKind.Role) words = words.Select(EmailLocalPart.WithoutSeparators);
        return new WordTable(words);
    }

    private static class ProviderTable
    {
        public static readonly EmailProvider[] All = [.. EmailDataFile.Read("providers.tsv").Select(EmailProvider.Parse)];
        public static readonly WordTable Index = new(All.Select(p => p.Domain));
    }
}
