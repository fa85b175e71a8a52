namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>What the headers of a file or the properties of an object were recognised as.</summary>
/// <param name="Columns">One column a header, in order; property names are unique.</param>
/// <param name="Profile">The profile that was used, or null.</param>
/// <param name="Confidence">0 to 1: how sure the profile is; 1 where it was named, 0 where there is none.</param>
public sealed record RecognizedHeaders(IReadOnlyList<ContactColumn> Columns, HeaderProfile? Profile, double Confidence)
{
    /// <summary>The name of the profile; empty where there is none.</summary>
    public string ProfileName => Profile?.Name ?? string.Empty;
}
