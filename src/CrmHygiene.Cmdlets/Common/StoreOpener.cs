using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets;

/// <summary>Opens a cmdlet's store. A store that is named has to be there; nobody's name for it is no reason to stop.</summary>
internal static class StoreOpener
{
    /// <summary>Opens the store; null where none is named and the account's own is missing and not to be made, or cannot be made.</summary>
    public static CrmStore? Open(CrmCmdlet cmdlet, StoreChoice choice)
    {
        (string path, bool named) = choice.Location;
        if (path.Length == 0)
        {
            cmdlet.WriteWarning("This account has no data folder for a store, so this run cannot be taken back. Name a store with -Store.");
            return null;
        }
        if (!named && !choice.Create && !File.Exists(path)) return null;
        try
        {
            return CrmStore.Open(path, choice.Create);
        }
        catch (StoreException exception) when (!named && !File.Exists(path))
        {
            cmdlet.WriteWarning($"This run cannot be taken back: {exception.Message}");
            return null;
        }
        catch (StoreException exception)
        {
            cmdlet.ThrowTerminatingError(Errors.FromStore(exception, cmdlet));
            return null;
        }
    }

    /// <summary>Ends a cmdlet whose store is named and missing, before it does anything: it would see no suppressed address.</summary>
    public static void RequireNamed(CrmCmdlet cmdlet, StoreChoice choice, PipelineRun run)
    {
        if (!choice.Location.IsNamed || choice.Create || run.Makes(choice.Location) || File.Exists(choice.Location.Path)) return;
        cmdlet.ThrowTerminatingError(Errors.FromStore(new StoreException(StoreProblem.StoreMissing, choice.Location.Path,
            $"There is no store '{choice.Location.Path}'. Check the path and the account."), cmdlet));
    }
}
