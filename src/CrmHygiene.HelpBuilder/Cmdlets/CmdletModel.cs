using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>What the code says about a cmdlet.</summary>
internal sealed record CmdletModel
{
    /// <summary>Such as <c>Repair-CrmContact</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The class.</summary>
    public required string TypeName { get; init; }

    /// <summary>One line: the summary of the class.</summary>
    public required string Synopsis { get; init; }

    /// <summary>The remarks of the class, used where the page has no description.</summary>
    public required IReadOnlyList<TextBlock> Remarks { get; init; }

    /// <summary>The parameters by name, without the common ones.</summary>
    public required IReadOnlyList<ParameterModel> Parameters { get; init; }

    /// <summary>The parameter sets, the default one first; each with its parameters in the order the syntax shows.</summary>
    public required IReadOnlyList<IReadOnlyList<ParameterUse>> ParameterSets { get; init; }

    /// <summary>The types the cmdlet writes.</summary>
    public required IReadOnlyList<OutputModel> Outputs { get; init; }
}

/// <summary>A type a cmdlet writes.</summary>
/// <param name="Name">The short name, as a page refers to it.</param>
/// <param name="FullName">The name Get-Help shows.</param>
/// <param name="Description">The summary of the type; may be empty.</param>
internal sealed record OutputModel(string Name, string FullName, string Description);

/// <summary>A parameter of a cmdlet.</summary>
internal sealed record ParameterModel
{
    /// <summary>Without the dash.</summary>
    public required string Name { get; init; }

    /// <summary>The short name of its type; arrays end in <c>[]</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The name of its type with namespace.</summary>
    public required string FullTypeName { get; init; }

    /// <summary>Whether it takes no value.</summary>
    public required bool IsSwitch { get; init; }

    /// <summary>The summary of the property, with accepted values and range.</summary>
    public required IReadOnlyList<TextBlock> Description { get; init; }

    /// <summary>What holds where the parameter is not given; empty where nothing does.</summary>
    public required string DefaultValue { get; init; }

    /// <summary>The values it accepts; empty where there is no list or it is too long to show.</summary>
    public required IReadOnlyList<string> AcceptedValues { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Whether it takes wildcards.</summary>
    public required bool Wildcards { get; init; }

    /// <summary>How the first parameter set with it uses it.</summary>
    public required ParameterUse Use { get; init; }
}

/// <summary>How a parameter set uses a parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Mandatory">Whether it must be given.</param>
/// <param name="Position">0-based; null where it has to be named.</param>
/// <param name="ByValue">Whether whole pipeline objects bind to it.</param>
/// <param name="ByPropertyName">Whether a property of pipeline objects binds to it.</param>
internal sealed record ParameterUse(string Name, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName);
