namespace CrmHygiene.Core.Quality;

/// <summary>What mail has shown about an address.</summary>
[Flags]
internal enum MailState
{
    None = 0,
    OptedOut = 1,
    Complained = 2,
    Bounced = 4,
}
