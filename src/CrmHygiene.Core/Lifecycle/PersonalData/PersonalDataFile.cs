using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Lifecycle.PersonalData;

/// <summary>Answers to requests for access and erasure, as JSON.</summary>
public static partial class PersonalDataFile
{
    /// <summary>Writes what is known of a person.</summary>
    /// <param name="path">The file, replaced when the new one is complete.</param>
    /// <param name="items">The places.</param>
    /// <param name="notReached">What could not be looked into.</param>
    /// <exception cref="Contacts.ContactFileException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<PersonalDataItem> items, IReadOnlyList<string> notReached) =>
        Write(path, stream => JsonSerializer.Serialize(stream, new Answer(items, notReached), Json.Answer));

    /// <summary>Writes the receipt of an erasure.</summary>
    /// <param name="path">The file, replaced when the new one is complete.</param>
    /// <param name="receipt">The receipt.</param>
    /// <exception cref="Contacts.ContactFileException">The file cannot be written.</exception>
    public static void Write(string path, ErasureReceipt receipt) => Write(path, stream => JsonSerializer.Serialize(stream, receipt, Json.ErasureReceipt));

    private static void Write(string path, Action<Stream> write)
    {
        using var file = new AtomicFile(path);
        write(file.Stream);
        file.Commit();
    }

    private static readonly PersonalDataJson Json = new(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    internal sealed record Answer(IReadOnlyList<PersonalDataItem> Items, IReadOnlyList<string> NotReached);

    [JsonSerializable(typeof(Answer))]
    [JsonSerializable(typeof(ErasureReceipt))]
    internal sealed partial class PersonalDataJson : JsonSerializerContext;
}
