using System.Net;

namespace CrmHygiene.Core.Tests.Verification.Servers;

/// <summary>The real servers of tests/servers/servers.sh, where they run.</summary>
internal static class TestServers
{
    /// <summary>Where a server listens. Skips the test where it does not run, unless the build server says that it has to.</summary>
    public static IPEndPoint Require(string name)
    {
        string variable = "CRMHYGIENE_TEST_" + name;
        if (IPEndPoint.TryParse(Environment.GetEnvironmentVariable(variable) ?? string.Empty, out IPEndPoint? server)) return server;
        string reason = $"{variable} is not set: start the servers with tests/servers/servers.sh.";
        if (Environment.GetEnvironmentVariable("CRMHYGIENE_REQUIRE_SERVERS") == "1") Assert.Fail(reason);
        Skip.If(true, reason);
        return null!;
    }
}
