using System.Runtime.CompilerServices;

namespace CrmHygiene.Module.Tests.Engine;

/// <summary>The tests' own data folder, so that no test writes into the store of whoever runs them.</summary>
internal static class OwnDataFolder
{
    [ModuleInitializer]
    internal static void Use()
    {
        string folder = Directory.CreateTempSubdirectory("crmhygiene-data-").FullName;
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", folder);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Path.Combine(folder, "config"));
        Environment.SetEnvironmentVariable("CRMHYGIENE_STORE", null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
