using System.Management.Automation;
using System.Security;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Architecture;

/// <summary>Secrets are secure strings, credentials or names of stored secrets: never text that a history or a log keeps.</summary>
public sealed class SecretTests : IDisposable
{
    private static readonly string[] Words = ["password", "secret", "token", "credential", "apikey", "verifierkey", "returnkey"];

    private readonly Session _session = new();

    [Fact]
    public void No_parameter_takes_a_secret_as_text()
    {
        ParameterMetadata[] parameters = [.. _session.RunClean("Get-Command -Module CrmHygiene -CommandType Cmdlet | ForEach-Object { $_.Parameters.Values }").Select(o => (ParameterMetadata)o.BaseObject)];
        ParameterMetadata[] secrets = [.. parameters.Where(p => Words.Any(w => p.Name.Contains(w, StringComparison.OrdinalIgnoreCase)) && !p.Name.EndsWith("Name", StringComparison.Ordinal) && !p.Name.EndsWith("Path", StringComparison.Ordinal))];

        Assert.True(secrets.Length >= 2, $"{secrets.Length} of {parameters.Length}");
        Assert.All(secrets, p => Assert.True(p.ParameterType == typeof(SecureString) || p.ParameterType == typeof(PSCredential), $"-{p.Name} is {p.ParameterType}"));
    }

    [Fact]
    public void The_policy_has_no_place_for_a_secret()
    {
        string schema = File.ReadAllText(Directory.GetFiles(Path.Combine(Repository.Root, "module"), "*.schema.json", SearchOption.AllDirectories).Single());
        Assert.DoesNotMatch("\"(apiKey|password|secret|token|credential)\"", schema);
    }

    public void Dispose() => _session.Dispose();
}
