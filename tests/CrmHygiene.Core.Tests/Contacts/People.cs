using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Tests.Contacts;

/// <summary>Makes contacts for tests.</summary>
internal static class People
{
    /// <summary>A contact with the given columns, recognised by their headers.</summary>
    public static Contact With(params (string Header, string? Value)[] columns)
    {
        IReadOnlyList<ContactColumn> recognised = HeaderRecognizer.Recognize([.. columns.Select(c => c.Header)]).Columns;
        return Contact.Create(new ContactLayout("test", ContactDialect.None, recognised), [.. columns.Select(c => c.Value)], 1);
    }
}
