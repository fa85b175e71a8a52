using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace CrmHygiene.Loading;

/// <summary>
/// The load context of the engine, the cmdlets and all packages, so that no other module's copy of a package can clash
/// with ours. The models stay in the default context, where scripts can name them.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    /// <summary>The name of the assembly with the cmdlets.</summary>
    internal const string MainAssembly = "CrmHygiene.Cmdlets";

    private static readonly object Gate = new();
    private static ModuleLoadContext? _current;

    private readonly AssemblyDependencyResolver _resolver;
    private readonly ConcurrentDictionary<string, nint> _native = new(StringComparer.Ordinal);

    private ModuleLoadContext(string path) : base("CrmHygiene") => _resolver = new AssemblyDependencyResolver(path);

    /// <summary>The folder this copy of the module was loaded from.</summary>
    public static string BinFolder { get; } = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location) ?? string.Empty;

    /// <summary>Loads the cmdlets, once a process.</summary>
    /// <param name="moduleFolder">The folder of the psm1 that asks; its <c>bin</c> must be <see cref="BinFolder"/>.</param>
    /// <returns>The cmdlets' assembly.</returns>
    /// <exception cref="InvalidOperationException">
    /// Another copy of the module is loaded: a process can hold one copy of the models, and without this check the first
    /// copy's code would run unnoticed.
    /// </exception>
    /// <exception cref="FileNotFoundException">The module was not built.</exception>
    public static Assembly LoadCmdlets(string moduleFolder)
    {
        string bin = Path.GetFullPath(Path.Combine(moduleFolder, "bin"));
        if (!bin.Equals(Path.GetFullPath(BinFolder), StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Another copy of CrmHygiene is loaded in this process, from '{BinFolder}'. Start a new session to use the one in '{bin}'.");
        lock (Gate)
        {
            string path = Path.Combine(BinFolder, MainAssembly + ".dll");
            _current ??= new ModuleLoadContext(path);
            return _current.LoadFromAssemblyName(new AssemblyName(MainAssembly));
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The models and the type adapter must be the ones of the default context.
        if (assemblyName.Name is "CrmHygiene" or "CrmHygiene.TypeAdapter") return null;
        string? path = _resolver.ResolveAssemblyToPath(assemblyName);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _native.GetOrAdd(unmanagedDllName, name =>
        _resolver.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero);
}
