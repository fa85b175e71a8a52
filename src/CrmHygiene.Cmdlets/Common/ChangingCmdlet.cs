using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets;

/// <summary>A cmdlet that changes or drops contacts: asks once a run, with counts, and marks what -WhatIf only plans.</summary>
public abstract class ChangingCmdlet : ContactCmdlet
{
    /// <summary>Whether -WhatIf is in force.</summary>
    private protected bool IsPlanning => Switch("WhatIf") ?? LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Whether -Confirm is in force, so that contacts have to wait for the answer.</summary>
    private protected bool IsAsking => Switch("Confirm")
        ?? (GetVariableValue("ConfirmPreference") is ConfirmImpact and not ConfirmImpact.None and <= ConfirmImpact.Medium);

    /// <summary>Asks once; under -WhatIf says what would be done.</summary>
    /// <param name="whatWouldBeDone">For -WhatIf, such as <c>Remove 37 of 200 contacts (18.5 %)</c>.</param>
    /// <param name="question">For -Confirm.</param>
    private protected RunAnswer Ask(string whatWouldBeDone, string question) =>
        ShouldProcess(whatWouldBeDone, question, MyInvocation.MyCommand.Name, out ShouldProcessReason reason) ? RunAnswer.Do
        : reason == ShouldProcessReason.WhatIf ? RunAnswer.Plan
        : RunAnswer.Skip;

    /// <summary>Tells a person something the output does not show, such as where dropped contacts are kept.</summary>
    /// <param name="message">One sentence.</param>
    private protected void Tell(string message) =>
        WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST", "CrmHygiene"]);

    /// <summary>Writes an archive file and completes it; ends the cmdlet where that fails, so that nothing is dropped unkept.</summary>
    /// <param name="path">As typed; null takes a new name in the current folder.</param>
    /// <param name="prefix">The start of a new name.</param>
    /// <param name="write">Writes the contacts.</param>
    /// <returns>The file's full path.</returns>
    private protected string WriteArchive(string? path, string prefix, Action<ContactArchive> write)
    {
        DateTimeOffset now = DateTimeOffset.Now;
        string full = path is null ? ContactArchive.NewPath(ResolveDestination("."), prefix, now) : ResolveDestination(path);
        try
        {
            using var archive = new ContactArchive(full, now);
            write(archive);
            archive.Complete();
            WithStore(() => JoinRun().NoteFile(KnownFiles.Removed, full));
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, full));
        }
        return full;
    }

    private bool? Switch(string name) =>
        MyInvocation.BoundParameters.TryGetValue(name, out object? value) ? LanguagePrimitives.IsTrue(value) : null;
}
