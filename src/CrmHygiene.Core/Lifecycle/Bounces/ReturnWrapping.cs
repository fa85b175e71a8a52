namespace CrmHygiene.Core.Lifecycle.Bounces;

/// <summary>
/// What servers on the way make of a return path: <c>SRS0=hash=time=domain=local@forwarder</c> and SRS1, the sender rewriting
/// of forwarders, and <c>prvs=tag=local@domain</c>, bounce address tag validation (BATV).
/// </summary>
internal static class ReturnWrapping
{
    /// <summary>The return path as it was; unchanged where it is not wrapped.</summary>
    public static string Open(string address)
    {
        int at = address.LastIndexOf('@');
        if (at < 0) return address;
        string local = address[..at], domain = address[(at + 1)..];
        if (IsSrs(local, '1') && local.IndexOf("==", StringComparison.Ordinal) is > 0 and var inner) local = "SRS0=" + local[(inner + 2)..];
        if (IsSrs(local, '0'))
        {
            string[] parts = local[5..].Split('=', 4);
            if (parts.Length < 4) return address;
            (local, domain) = (parts[3], parts[2]);
        }
        if (local.StartsWith("prvs=", StringComparison.OrdinalIgnoreCase) && local.IndexOf('=', 5) is > 0 and var tag) local = local[(tag + 1)..];
        return $"{local}@{domain}";
    }

    private static bool IsSrs(string local, char kind) => local.Length > 5 && local.StartsWith("SRS", StringComparison.OrdinalIgnoreCase) && local[3] == kind && local[4] is '=' or '+' or '-';
}
