using System.Management.Automation;
using CrmHygiene.Cmdlets.Runs;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.PersonalData;

/// <summary>A cmdlet that answers a person's request for access or erasure.</summary>
public abstract class PersonalDataCmdlet : StoreCmdlet
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The person's e-mail address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Email { get; set; } = string.Empty;

    /// <summary>The file for a person: a second one of the pipeline gets a number, so that none replaces another's.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="keeps">Whether a file that is there stays, too, and the new one gets the next number.</param>
    private protected string FileOf(string path, bool keeps = false)
    {
        string full = ResolveDestination(path), file = full;
        for (int i = 2; !_files.Add(file) || (keeps && System.IO.File.Exists(file)); i++)
            file = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(full) ?? string.Empty, $"{System.IO.Path.GetFileNameWithoutExtension(full)}-{i}{System.IO.Path.GetExtension(full)}");
        return file;
    }

    /// <summary>Opens the store and the request; ends the cmdlet where the text is no address.</summary>
    /// <param name="store">The store.</param>
    private protected PersonalDataRequest Request(CrmStore store)
    {
        try
        {
            return new PersonalDataRequest(store, Email, Key(store)) { CancellationToken = StopToken };
        }
        catch (ArgumentException)
        {
            ThrowTerminatingError(Errors.NotAnAddress());
            throw;
        }
    }

    /// <summary>Runs a request with progress, until the pipeline is stopped.</summary>
    private protected T Run<T>(PersonalDataRequest request, string activity, Func<PersonalDataRequest, T> work)
    {
        T result = default!;
        Cancellable(() => result = StageProgress.Run(this, activity, progress =>
        {
            request.Progress = progress;
            return work(request);
        }, StopToken));
        return result;
    }

    private SuppressionKey? Key(CrmStore store)
    {
        try
        {
            return SuppressionKey.Read(store, SuppressionKey.PathOf(PolicyInForce));
        }
        catch (SuppressionKeyException)
        {
            // What else is known of the person is told all the same; the request names what was not reached.
            return null;
        }
    }
}
