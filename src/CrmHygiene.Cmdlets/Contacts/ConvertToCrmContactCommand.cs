using System.Management.Automation;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Converts objects of any source to contacts.</summary>
[Cmdlet(VerbsData.ConvertTo, "CrmContact")]
[OutputType(typeof(Contact))]
public sealed class ConvertToCrmContactCommand : ContactCmdlet
{
    private protected override bool TextIsPath => false;

    private protected override void ProcessContact(Contact contact, Finding? finding) => WriteObject(contact);
}
