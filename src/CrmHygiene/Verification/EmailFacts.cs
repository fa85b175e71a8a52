namespace CrmHygiene;

/// <summary>What was noticed about one address beside its verdict.</summary>
[Flags]
internal enum EmailFacts : byte
{
    None = 0,
    Role = 1,
    Gibberish = 2,
}
