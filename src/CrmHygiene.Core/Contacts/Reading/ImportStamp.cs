namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>What an import says about all its contacts; it never replaces what the list says about one.</summary>
/// <param name="LeadSource">Where the list came from; null is not said.</param>
/// <param name="ConsentBasis">The lawful basis for mailing; null is not said.</param>
/// <param name="ConsentEvidence">What proves the basis; null is not said.</param>
public sealed record ImportStamp(string? LeadSource = null, string? ConsentBasis = null, string? ConsentEvidence = null)
{
    /// <summary>Nothing is said.</summary>
    public static ImportStamp None { get; } = new();

    /// <summary>The import's number in its store; null where it is not remembered.</summary>
    public long? ImportId { get; init; }

    /// <summary>Whether anything is said.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(LeadSource) && string.IsNullOrWhiteSpace(ConsentBasis) && string.IsNullOrWhiteSpace(ConsentEvidence);

    /// <summary>The columns that carry the stamp.</summary>
    internal IEnumerable<ContactColumn> Columns()
    {
        if (!string.IsNullOrWhiteSpace(LeadSource)) yield return Column(ContactField.ImportLeadSource, LeadSource);
        if (!string.IsNullOrWhiteSpace(ConsentBasis)) yield return Column(ContactField.ImportConsentBasis, ConsentBasis);
        if (!string.IsNullOrWhiteSpace(ConsentEvidence)) yield return Column(ContactField.ImportConsentEvidence, ConsentEvidence);
        if (ImportId is { } id) yield return Column(ContactField.ImportId, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static ContactColumn Column(ContactField field, string text) =>
        new(ContactFields.NameOf(field), ContactFields.NameOf(field), field, Constant: text.Trim());
}
