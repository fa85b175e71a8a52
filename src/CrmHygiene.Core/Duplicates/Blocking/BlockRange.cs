namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>Some of the blocks of a pass, from one up to before another.</summary>
internal readonly record struct BlockRange(PassBlocks Blocks, int From, int To);
