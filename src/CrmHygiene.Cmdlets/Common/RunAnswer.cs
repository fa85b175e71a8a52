namespace CrmHygiene.Cmdlets;

/// <summary>What the one question of a changing cmdlet came to.</summary>
internal enum RunAnswer
{
    /// <summary>Do it.</summary>
    Do,
    /// <summary>Show what would be done (-WhatIf): the contacts are marked as planned.</summary>
    Plan,
    /// <summary>The person said no: nothing is changed.</summary>
    Skip,
}
