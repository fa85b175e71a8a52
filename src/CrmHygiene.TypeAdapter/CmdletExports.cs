using System.Management.Automation;
using System.Reflection;
using CrmHygiene.Loading;

namespace CrmHygiene.TypeAdapter;

/// <summary>Gives the module the cmdlets of the assembly it loaded. For the module's own psm1.</summary>
public static class CmdletExports
{
    /// <summary>
    /// Exports the cmdlets of <paramref name="cmdlets"/> from <paramref name="module"/>. Import-Module -Force reuses the nested
    /// module without exporting its cmdlets again (PowerShell/PowerShell issue 20710); the only way around it is the
    /// engine's own, not public, method. Nor does the engine find their help again by the nested module, so each is told its
    /// file. Compiled, because the same lines of script cost 80 ms in a fresh process.
    /// </summary>
    /// <param name="module">The module being imported.</param>
    /// <param name="cmdlets">The nested module of the cmdlets' assembly.</param>
    /// <exception cref="MissingMethodException">The engine no longer has the method.</exception>
    public static void Add(PSModuleInfo module, PSModuleInfo cmdlets)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(cmdlets);
        MethodInfo export = typeof(PSModuleInfo).GetMethod("AddExportedCmdlet", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(nameof(PSModuleInfo), "AddExportedCmdlet");
        string help = Path.Combine(ModuleLoadContext.BinFolder, "en-US", ModuleLoadContext.MainAssembly + ".dll-Help.xml");
        MethodInfo? setHelp = File.Exists(help) ? typeof(CmdletInfo).GetProperty(nameof(CmdletInfo.HelpFile))?.GetSetMethod(nonPublic: true) : null;
        foreach (CmdletInfo cmdlet in cmdlets.ExportedCmdlets.Values)
        {
            export.Invoke(module, [cmdlet]);
            setHelp?.Invoke(cmdlet, [help]);
        }
    }
}
