namespace CrmHygiene;

/// <summary>
/// The standard fields of a contact. A column of an export is recognised as at most one of them; columns that are none
/// of them stay in the contact under their own name.
/// </summary>
public enum ContactField
{
    /// <summary>Not a standard field: the column keeps its own name.</summary>
    None = 0,
    /// <summary>The record id of the system the contact came from; always text (19-digit ids and leading zeros survive).</summary>
    Id,
    /// <summary>The number other systems (billing, shop) know the customer by.</summary>
    CustomerNumber,
    /// <summary>The whole name in one column.</summary>
    FullName,
    /// <summary>Form of address or title before the name: Mr, Dr, Frau.</summary>
    Salutation,
    /// <summary>Given name.</summary>
    FirstName,
    /// <summary>Middle name or initial.</summary>
    MiddleName,
    /// <summary>Family name.</summary>
    LastName,
    /// <summary>Jr, Sr, III, PhD.</summary>
    NameSuffix,
    /// <summary>The name a person is called by.</summary>
    Nickname,
    /// <summary>The primary e-mail address.</summary>
    Email,
    /// <summary>A further e-mail address.</summary>
    AlternateEmail,
    /// <summary>The primary (usually work) phone number.</summary>
    Phone,
    /// <summary>Mobile phone number.</summary>
    MobilePhone,
    /// <summary>Private phone number.</summary>
    HomePhone,
    /// <summary>Fax number.</summary>
    Fax,
    /// <summary>The organisation the contact works for.</summary>
    Company,
    /// <summary>Position or function.</summary>
    JobTitle,
    /// <summary>Department in the organisation.</summary>
    Department,
    /// <summary>Web site of the contact or organisation.</summary>
    Website,
    /// <summary>Street and number.</summary>
    Street,
    /// <summary>Further address line: unit, floor, building.</summary>
    Street2,
    /// <summary>City or suburb.</summary>
    City,
    /// <summary>State, province or county.</summary>
    State,
    /// <summary>Postal code; always text.</summary>
    PostalCode,
    /// <summary>Country name as the list writes it.</summary>
    Country,
    /// <summary>ISO 3166-1 alpha-2 country code.</summary>
    CountryCode,
    /// <summary>Date of birth.</summary>
    BirthDate,
    /// <summary>Gender or sex as recorded.</summary>
    Gender,
    /// <summary>Preferred language.</summary>
    Language,
    /// <summary>Where the contact came from: form, fair, referral, purchased list.</summary>
    LeadSource,
    /// <summary>Lifecycle stage: subscriber, lead, customer.</summary>
    LifecycleStage,
    /// <summary>Lead or contact status.</summary>
    LeadStatus,
    /// <summary>The person in our team who is responsible.</summary>
    Owner,
    /// <summary>When the record was created.</summary>
    CreatedAt,
    /// <summary>When the record was last changed, by a person or a sync.</summary>
    UpdatedAt,
    /// <summary>Last activity of or with the person: purchase, call, meeting, reply, login.</summary>
    LastActivity,
    /// <summary>When the last mail was sent to the contact.</summary>
    LastEmailSent,
    /// <summary>When the contact last opened a mail.</summary>
    LastEmailOpened,
    /// <summary>When the contact last clicked in a mail.</summary>
    LastEmailClicked,
    /// <summary>Number of mails delivered to the contact.</summary>
    EmailsDelivered,
    /// <summary>Number of mails the contact opened.</summary>
    EmailsOpened,
    /// <summary>Number of mails the contact clicked in.</summary>
    EmailsClicked,
    /// <summary>Number of mails delivered since the contact last engaged.</summary>
    UnopenedSendCount,
    /// <summary>Mailing status as the system words it: subscribed, unsubscribed, cleaned.</summary>
    EmailStatus,
    /// <summary>Whether the person opted out of mail.</summary>
    OptedOut,
    /// <summary>When the person opted in.</summary>
    OptInDate,
    /// <summary>When the person opted out.</summary>
    OptOutDate,
    /// <summary>The lawful basis for mailing: consent, contract, soft opt-in, legitimate interest.</summary>
    ConsentBasis,
    /// <summary>Kind of bounce on record: hard, soft, or the system's own words.</summary>
    BounceType,
    /// <summary>Why the last mail bounced.</summary>
    BounceReason,
    /// <summary>Number of bounces on record.</summary>
    BounceCount,
    /// <summary>When the last bounce happened.</summary>
    LastBounce,
    /// <summary>Whether a deal with the contact's organisation is open.</summary>
    OpenDeal,
    /// <summary>Labels or lists, as one text.</summary>
    Tags,
    /// <summary>Free text.</summary>
    Notes,
    /// <summary>The lead source stamped by an import, kept apart from what the file says.</summary>
    ImportLeadSource,
    /// <summary>The lawful basis stamped by an import, kept apart from what the file says.</summary>
    ImportConsentBasis,
    /// <summary>The evidence for the basis stamped by an import, such as the address of a form or the number of a contract.</summary>
    ImportConsentEvidence,
    /// <summary>The number of the import the contact came with, stamped where the store remembers the import.</summary>
    ImportId,
    /// <summary>Whether the e-mail address is a correction a person accepted, and nobody confirmed yet that it is the contact's: not mailed while it is true.</summary>
    ConfirmBeforeMailing,
}
