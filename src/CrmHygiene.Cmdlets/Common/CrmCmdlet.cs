using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets;

/// <summary>What all cmdlets share: cancellation by Ctrl+C, paths, and errors from one place.</summary>
public abstract class CrmCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private PipelineRun? _run;

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees what the cmdlet holds, also when the pipeline was stopped.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">Always true: nothing here is finalised.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _run?.Leave();
        _run = null;
        _stop.Dispose();
    }

    /// <summary>The run of the cmdlet's pipeline. To be joined before the first contact comes, so that all know of each other.</summary>
    private protected PipelineRun JoinRun() => _run ??= PipelineRun.Join(this);

    /// <inheritdoc cref="UseStore"/>
    private protected void WithStore(Action work) => UseStore(work);

    /// <summary>Runs work that uses the store; ends the cmdlet where the store fails.</summary>
    /// <param name="work">The work.</param>
    internal void UseStore(Action work)
    {
        try
        {
            work();
        }
        catch (StoreException exception)
        {
            ThrowTerminatingError(Errors.FromStore(exception, this));
        }
        catch (SuppressionKeyException exception)
        {
            ThrowTerminatingError(Errors.FromKey(exception));
        }
    }

    /// <summary>Runs work that waits; when the pipeline is stopped meanwhile, ends it as PowerShell expects.</summary>
    /// <param name="work">The work; it observes <see cref="StopToken"/>.</param>
    private protected void Cancellable(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>The file-system path of a destination, which need not exist.</summary>
    /// <param name="path">As typed: relative to the current location, no wildcards.</param>
    protected internal string ResolveDestination(string path)
    {
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem") ThrowTerminatingError(Errors.NotAFilePath(path));
        return full;
    }

    /// <summary>The files that a path with wildcards names; an error and none where there is no such file.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="literal">Whether wildcard characters mean themselves.</param>
    protected internal IReadOnlyList<string> ResolveFiles(string path, bool literal)
    {
        try
        {
            // A file that is called so is meant, brackets or not: Get-ChildItem hands on names as they are.
            if (literal || !(WildcardPattern.ContainsWildcardCharacters(path) || path.Contains('`')) || File.Exists(ResolveDestination(path))) return [ResolveDestination(path)];
            System.Collections.ObjectModel.Collection<string> files = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
            if (files.Count == 0) WriteError(Errors.NoFileMatches(path));
            return files;
        }
        catch (Exception exception) when (exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException)
        {
            WriteError(Errors.FromFile(new ContactFileException(ContactFileProblem.FileNotFound, path, $"There is no file '{path}'.", exception)));
            return [];
        }
    }
}
