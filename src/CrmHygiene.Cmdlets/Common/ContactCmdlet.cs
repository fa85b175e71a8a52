using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Cmdlets;

/// <summary>A cmdlet that takes contacts from the pipeline: contacts, findings, files, or any objects.</summary>
public abstract class ContactCmdlet : CrmCmdlet
{
    private readonly ObjectContacts _objects = new();

    /// <summary>
    /// The contacts: from Import-CrmContact, any objects or hashtables whose properties name contact fields, findings
    /// of another cmdlet, or the files of Get-ChildItem.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public virtual PSObject? InputObject { get; set; }

    /// <summary>Whether text is the path of a file of contacts rather than an e-mail address.</summary>
    private protected virtual bool TextIsPath => true;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (InputObject is null) return;
        switch (InputObject.BaseObject)
        {
            case Contact contact:
                ProcessContact(contact, null);
                break;
            case Finding { Contact: { } contact } finding:
                ProcessContact(contact, finding);
                break;
            case FileInfo file:
                ProcessFile(file.FullName);
                break;
            case string path when TextIsPath:
                foreach (string file in ResolveFiles(path, literal: false)) ProcessFile(file);
                break;
            case string text:
                ProcessText(text);
                break;
            case object[] list:
                foreach (object? item in list)
                {
                    InputObject = item is null ? null : PSObject.AsPSObject(item);
                    ProcessRecord();
                }
                break;
            default:
                Contact? converted = _objects.Convert(InputObject);
                if (converted is null) WriteError(Errors.NotAContact(InputObject.BaseObject));
                else ProcessContact(converted, null);
                break;
        }
    }

    /// <summary>The contact an object is or can be read as; null where it is none.</summary>
    private protected Contact? ToContact(object item) => _objects.Convert(PSObject.AsPSObject(item));

    /// <summary>Handles bare text that is no path. By default it is the e-mail address of a contact.</summary>
    /// <param name="text">The text.</param>
    private protected virtual void ProcessText(string text) => ProcessContact(_objects.Convert(PSObject.AsPSObject(text))!, null);

    /// <summary>Handles one contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="finding">The finding it came with, or null.</param>
    private protected abstract void ProcessContact(Contact contact, Finding? finding);

    private void ProcessFile(string path)
    {
        try
        {
            ContactFile file = ContactFile.Open(path);
            var rejects = new RejectLog(this, path);
            foreach (ReadItem item in file.Read())
            {
                StopToken.ThrowIfCancellationRequested();
                if (item.Contact is { } contact) ProcessContact(contact, null);
                else rejects.Add(item.Reject!);
            }
            rejects.Complete();
        }
        catch (ContactFileException exception)
        {
            WriteError(Errors.FromFile(exception));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
