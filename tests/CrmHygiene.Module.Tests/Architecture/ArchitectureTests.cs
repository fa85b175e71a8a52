using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Architecture;

/// <summary>The arrows of the house: Cmdlets -> Core -> CrmHygiene, never back, and no PowerShell in Core.</summary>
public class ArchitectureTests
{
    private const string PowerShell = "System.Management.Automation";
    private static readonly string Bin = Path.Combine(Repository.Root, "module", "bin");

    [Fact]
    public void Models_use_nothing_but_the_framework() =>
        Assert.DoesNotContain(References("CrmHygiene"), r => !r.StartsWith("System.", StringComparison.Ordinal) || r == PowerShell);

    [Fact]
    public void Core_knows_no_PowerShell_and_no_cmdlets() =>
        Assert.DoesNotContain(References("CrmHygiene.Core"), r => r is PowerShell or "CrmHygiene.Cmdlets" or "CrmHygiene.TypeAdapter");

    [Fact]
    public void The_type_adapter_uses_models_and_PowerShell_only() =>
        Assert.Equal(["CrmHygiene"], References("CrmHygiene.TypeAdapter").Where(r => !r.StartsWith("System", StringComparison.Ordinal)));

    [Fact]
    public void Cmdlets_use_no_package_themselves() =>
        Assert.Equal(["CrmHygiene", "CrmHygiene.Core"], References("CrmHygiene.Cmdlets").Where(r => !r.StartsWith("System", StringComparison.Ordinal)).Order());

    [Fact]
    public void No_PowerShell_reference_assembly_lies_beside_the_module() =>
        Assert.False(File.Exists(Path.Combine(Bin, PowerShell + ".dll")));

    [Fact]
    public void The_manifest_has_the_version_of_the_build()
    {
        string manifest = File.ReadAllText(Repository.Manifest);
        string props = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        string version = props.Split("<Version>")[1].Split('<')[0];

        Assert.Contains($"ModuleVersion = '{version}'", manifest, StringComparison.Ordinal);
    }

    private static string[] References(string assembly)
    {
        using FileStream stream = File.OpenRead(Path.Combine(Bin, assembly + ".dll"));
        using var image = new PEReader(stream);
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)).ToArray();
    }
}
