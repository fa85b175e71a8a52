using System.Reflection;
using System.Runtime.Loader;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>Loads the cmdlets with their packages; the engine is the builder's own.</summary>
internal sealed class CmdletLoadContext(string path) : AssemblyLoadContext("cmdlets")
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == "System.Management.Automation") return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
