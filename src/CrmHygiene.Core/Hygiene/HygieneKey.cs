using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmHygiene.Core.Changes.Journal;

namespace CrmHygiene.Core.Hygiene;

/// <summary>What makes two runs the same job: the bytes of the list and of the policy, and what was asked for.</summary>
internal static class HygieneKey
{
    /// <summary>SHA-256 over all of it, as hexadecimal digits.</summary>
    public static string Of(HygieneOptions options)
    {
        string?[] parts =
        [
            typeof(HygieneKey).Assembly.GetName().Version?.ToString(),
            Path.GetFullPath(options.Source), HashOf(options.Source),
            options.Policy.File, options.Policy.File.Length > 0 ? HashOf(options.Policy.File) : null,
            options.Level?.ToString(), options.DefaultCountry,
            // A day that was not given is the present one, and goes on with the run.
            options.AsOfIsNow ? null : options.AsOf.ToString("O", CultureInfo.InvariantCulture),
            Text(options.MaxRemovePercent), Text(options.MaxRemoveCount), Text(options.MaxRemoveWeekPercent), Text(options.FailUnder),
        ];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));
    }

    private static string HashOf(string path)
    {
        try
        {
            return FileHash.OfExisting(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The import says in its own words what is wrong with the file.
            return string.Empty;
        }
    }

    private static string? Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
