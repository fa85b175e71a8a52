using System.Net;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>A mail host and how to reach it.</summary>
/// <param name="Name">The host name in lower case.</param>
/// <param name="Addresses">Its addresses and ports, in the order they are tried.</param>
internal sealed record MailHost(string Name, IReadOnlyList<IPEndPoint> Addresses);
