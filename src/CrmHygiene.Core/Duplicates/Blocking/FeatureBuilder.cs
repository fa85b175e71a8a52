using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>Takes the features out of each field that rows are brought together by.</summary>
internal static class FeatureBuilder
{
    private delegate ulong KeyOf(MatchField field, int code, ReadOnlySpan<byte> value);

    public static IReadOnlyList<BlockFeature> Build(IReadOnlyList<MatchField> fields, int threads, CancellationToken cancel)
    {
        List<Func<BlockFeature>> jobs = [];
        for (int i = 0; i < fields.Count; i++)
        {
            int index = i;
            void Add(string suffix, bool rough, KeyOf key) => jobs.Add(() => Create(fields[index], index, suffix, rough, key));
            switch (fields[i].Kind)
            {
                case EvidenceKind.GivenName:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    Add(" sound", true, (_, _, v) => Nicknames.GroupOf(First(v)) is var g and > 0 ? g << 40 : Phonetic.Key(First(v)));
                    Add(" start", true, (_, _, v) => Start(v, 3));
                    break;
                case EvidenceKind.Surname:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    Add(" sound", true, (_, _, v) => Phonetic.Key(v));
                    Add(" start", true, (_, _, v) => Start(v, 4));
                    Add(" end", true, (_, _, v) => End(v, 4));
                    break;
                case EvidenceKind.Date:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    Add(" year and month", true, (_, _, v) => v.Length == 8 ? Start(v, 6) : 0);
                    Add(" year and day", true, (_, _, v) => v.Length == 8 ? Hash64.Combine(Start(v, 4), End(v, 2)) : 0);
                    Add(" month and day", true, (_, _, v) => v.Length == 8 ? End(v, 4) : 0);
                    Add(" year", true, (_, _, v) => Start(v, 4));
                    break;
                case EvidenceKind.Email:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    Add(" mailbox", true, (_, _, v) => Hash64.Of(EmailComparer.Local(v)));
                    Add(" start", true, (_, _, v) => Start(v, 6));
                    break;
                case EvidenceKind.Phone:
                    Add("", false, (_, _, v) => End(v, 8));
                    Add(" start", true, (_, _, v) => v.Length >= 8 ? Hash64.Of(v[^8..^4]) : 0);
                    Add(" end", true, (_, _, v) => End(v, 4));
                    break;
                case EvidenceKind.Identifier or EvidenceKind.PostalCode:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    Add(" start", true, (_, _, v) => v.Length >= 4 ? Hash64.Of(v[..((v.Length + 1) / 2)]) : 0);
                    Add(" end", true, (_, _, v) => v.Length >= 4 ? Hash64.Of(v[(v.Length / 2)..]) : 0);
                    break;
                case EvidenceKind.Number or EvidenceKind.Category or EvidenceKind.MiddleName:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    break;
                default:
                    Add("", false, (_, _, v) => Hash64.Of(v));
                    if (fields[i].Words is not null)
                    {
                        Add(" rarest word", true, (f, c, _) => f.Words!.Rarest(c, 0));
                        Add(" second rarest word", true, (f, c, _) => f.Words!.Rarest(c, 1));
                    }
                    Add(" start", true, (_, _, v) => Start(v, 4));
                    Add(" sound", true, (_, _, v) => Phonetic.Key(v));
                    break;
            }
        }
        BlockFeature[] features = new BlockFeature[jobs.Count];
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i => features[i] = jobs[i]());
        return features;
    }

    private static BlockFeature Create(MatchField field, int index, string suffix, bool rough, KeyOf key)
    {
        uint[] keys = new uint[field.Values.Count];
        FrequencyMoment moment = new(keys.Length);
        long filled = 0;
        for (int code = 1; code < keys.Length; code++)
        {
            int frequency = field.Frequencies[code];
            if (frequency == 0) continue;
            ulong raw = key(field, code, field.Values[code]);
            if (raw == 0) continue;
            ulong mixed = Hash64.Mix(raw);
            keys[code] = Math.Max(1, (uint)mixed);
            filled += frequency;
            moment.Add(mixed, frequency);
        }
        double rows = Math.Max(1, field.Codes.Length);
        return new BlockFeature(field.Name + suffix, index, keys, field.Codes, moment.Squares / (rows * rows), filled / rows, rough, field.Kind is EvidenceKind.GivenName or EvidenceKind.Surname ? suffix : null);
    }

    private static ulong Start(ReadOnlySpan<byte> v, int length) => Hash64.Of(v.Length <= length ? v : v[..length]);

    private static ulong End(ReadOnlySpan<byte> v, int length) => Hash64.Of(v.Length <= length ? v : v[^length..]);

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> v) => v.IndexOf((byte)' ') is var cut and > 0 ? v[..cut] : v;
}
