namespace CrmHygiene;

/// <summary>The category and sensitivity of standard fields.</summary>
public static class FieldPrivacy
{
    /// <summary>What kind of data a field holds.</summary>
    /// <param name="field">Any field; <see cref="ContactField.None"/> is <see cref="FieldCategory.Other"/>.</param>
    public static FieldCategory CategoryOf(ContactField field) => field switch
    {
        ContactField.None => FieldCategory.Other,
        <= ContactField.Fax => FieldCategory.Identity,
        <= ContactField.CountryCode or ContactField.BirthDate or ContactField.Gender or ContactField.Language or ContactField.Owner => FieldCategory.Descriptive,
        ContactField.EmailStatus or ContactField.OptedOut or ContactField.ConsentBasis or ContactField.BounceType or ContactField.BounceReason or ContactField.Tags or ContactField.Notes
            or ContactField.LeadSource or ContactField.LifecycleStage or ContactField.LeadStatus or ContactField.OpenDeal
            or ContactField.ImportLeadSource or ContactField.ImportConsentBasis or ContactField.ImportConsentEvidence or ContactField.ImportId or ContactField.ConfirmBeforeMailing => FieldCategory.Qualitative,
        _ => FieldCategory.Quantitative,
    };

    /// <summary>How much harm a field's data does in wrong hands.</summary>
    /// <param name="field">Any field; <see cref="ContactField.None"/> counts as personal until someone says otherwise.</param>
    public static FieldSensitivity SensitivityOf(ContactField field) => field switch
    {
        ContactField.BirthDate or ContactField.Gender or ContactField.HomePhone or ContactField.Notes or ContactField.Street or ContactField.Street2 => FieldSensitivity.Private,
        ContactField.Company or ContactField.Website or ContactField.Owner or ContactField.LeadSource or ContactField.LifecycleStage or ContactField.LeadStatus or ContactField.OpenDeal
            or ContactField.CreatedAt or ContactField.UpdatedAt or ContactField.ImportLeadSource or ContactField.ImportConsentBasis or ContactField.ImportConsentEvidence or ContactField.ImportId or ContactField.ConfirmBeforeMailing => FieldSensitivity.Internal,
        _ => FieldSensitivity.Personal,
    };
}
