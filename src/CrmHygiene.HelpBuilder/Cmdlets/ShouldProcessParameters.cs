using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>The two parameters the engine adds to a cmdlet that supports ShouldProcess.</summary>
internal static class ShouldProcessParameters
{
    /// <summary>-Confirm and -WhatIf.</summary>
    public static IReadOnlyList<ParameterModel> All { get; } =
    [
        Switch("Confirm", "cf", "Asks before anything is changed: one question for the whole run, with counts."),
        Switch("WhatIf", "wi", "Shows what would be done and changes nothing."),
    ];

    /// <summary>Whether a parameter is one of the two.</summary>
    public static bool IsOne(string name) => name is "Confirm" or "WhatIf";

    private static ParameterModel Switch(string name, string alias, string description) => new()
    {
        Name = name,
        TypeName = "SwitchParameter",
        FullTypeName = "System.Management.Automation.SwitchParameter",
        IsSwitch = true,
        Description = [new TextBlock(TextBlockKind.Paragraph, description)],
        DefaultValue = "False",
        AcceptedValues = [],
        Aliases = [alias],
        Wildcards = false,
        Use = new ParameterUse(name, false, null, false, false),
    };
}
