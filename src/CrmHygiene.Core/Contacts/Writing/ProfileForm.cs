using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Standards.Names;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Gives contacts the fields one system's importer asks for where their list has them in another form: the parts of a
/// whole name or the whole name of parts, and the system's own words for who may be mailed. A field that is filled stays.
/// </summary>
/// <param name="profile">The system.</param>
internal sealed class ProfileForm(HeaderProfile profile)
{
    private const string Rule = "Profile";

    private readonly Dictionary<ContactLayout, Plan> _plans = new(ReferenceEqualityComparer.Instance);
    private readonly StatusForm _status = new(profile);

    /// <summary>The contact as the system takes it; the same contact where it needs nothing.</summary>
    public Contact Of(Contact contact)
    {
        Plan plan = PlanOf(contact.GetLayout());
        if (plan.IsEmpty) return contact;
        Contact formed = contact.Copy();
        foreach (ContactField field in plan.Added) formed.AddColumn(field);
        if (plan.Splits) Split(formed);
        if (plan.Joins && formed.GetText(ContactField.FullName).Length == 0) formed.Change(ContactField.FullName, PersonNames.Join(formed), Rule);
        _status.Apply(formed, plan.Source, Rule);
        return formed;
    }

    /// <summary>The columns contacts of a list have in the system's form.</summary>
    public ContactLayout LayoutOf(ContactLayout layout) => PlanOf(layout).Added.Aggregate(layout, (l, field) => l.With(field));

    private void Split(Contact contact)
    {
        if (contact.GetText(ContactField.FirstName).Length > 0 || contact.GetText(ContactField.LastName).Length > 0) return;
        PersonName name = PersonNames.Split(contact.GetText(ContactField.FullName), needsFamilyName: profile.Write.Required.Contains(ContactField.LastName));
        bool middle = Knows(ContactField.MiddleName), suffix = Knows(ContactField.NameSuffix);
        contact.Change(ContactField.FirstName, middle || name.Middle.Length == 0 ? name.First : $"{name.First} {name.Middle}".Trim(), Rule);
        contact.Change(ContactField.LastName, suffix || name.Suffix.Length == 0 ? name.Last : $"{name.Last} {name.Suffix}".Trim(), Rule);
        if (middle && contact.GetText(ContactField.MiddleName).Length == 0) contact.Change(ContactField.MiddleName, name.Middle, Rule);
        if (suffix && contact.GetText(ContactField.NameSuffix).Length == 0) contact.Change(ContactField.NameSuffix, name.Suffix, Rule);
        if (Knows(ContactField.Salutation) && contact.GetText(ContactField.Salutation).Length == 0) contact.Change(ContactField.Salutation, name.Title, Rule);
    }

    private bool Knows(ContactField field) => profile.Fields.Any(f => f.Key == field);

    private Plan PlanOf(ContactLayout layout)
    {
        if (_plans.TryGetValue(layout, out Plan? plan)) return plan;
        bool parts = Knows(ContactField.FirstName) && Knows(ContactField.LastName);
        bool splits = parts && layout.IndexOf(ContactField.FullName) >= 0;
        bool joins = Knows(ContactField.FullName) && (!parts || profile.Write.Required.Contains(ContactField.FullName))
            && (layout.IndexOf(ContactField.FirstName) >= 0 || layout.IndexOf(ContactField.LastName) >= 0);
        HeaderProfile? source = ContactStatus.ProfileOf(layout);
        List<ContactField> added = [];
        if (splits)
        {
            added.AddRange([ContactField.FirstName, ContactField.LastName]);
            added.AddRange(new[] { ContactField.MiddleName, ContactField.NameSuffix, ContactField.Salutation }.Where(Knows));
        }
        if (joins) added.Add(ContactField.FullName);
        bool status = _status.Applies(layout);
        if (status) added.AddRange(_status.FieldsFor(layout));
        return _plans[layout] = new Plan([.. added.Where(f => layout.IndexOf(f) < 0)], splits, joins, status, source);
    }

    private sealed record Plan(IReadOnlyList<ContactField> Added, bool Splits, bool Joins, bool Status, HeaderProfile? Source)
    {
        public bool IsEmpty => !Splits && !Joins && !Status;
    }
}
