using System.Management.Automation;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>Reads the parameter sets of a cmdlet.</summary>
internal static class ParameterSetReader
{
    /// <summary>The sets, the default one first, the others by name; parameters in the order the engine shows them.</summary>
    /// <param name="command">The engine's view of the cmdlet.</param>
    /// <param name="shown">The parameters that are not hidden.</param>
    public static IReadOnlyList<IReadOnlyList<ParameterUse>> Read(CommandMetadata command, IReadOnlyList<ParameterModel> shown)
    {
        List<string> names = [.. command.Parameters.Values.SelectMany(p => p.ParameterSets.Keys)
            .Where(n => n != ParameterAttribute.AllParameterSets).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        // The default set counts even where no parameter belongs to it alone.
        string first = string.IsNullOrEmpty(command.DefaultParameterSetName) ? ParameterAttribute.AllParameterSets : command.DefaultParameterSetName;
        if (names.Remove(first) || names.Count == 0 || first != ParameterAttribute.AllParameterSets) names.Insert(0, first);

        List<IReadOnlyList<ParameterUse>> sets = [];
        foreach (string name in names)
        {
            IEnumerable<ParameterUse> uses = shown.Select(p => UseIn(command, p, name)).OfType<ParameterUse>();
            sets.Add([.. uses.OrderBy(u => u.Position ?? int.MaxValue).ThenBy(u => u.Mandatory ? 0 : 1)
                .ThenBy(u => ShouldProcessParameters.IsOne(u.Name) ? 1 : 0).ThenBy(u => u.Name, StringComparer.Ordinal)]);
        }
        return sets;
    }

    /// <summary>How a parameter is used where its set does not matter: in the first set that has it.</summary>
    /// <param name="parameter">The engine's view of the parameter.</param>
    public static ParameterUse FirstUse(ParameterMetadata parameter) => Use(parameter.Name, parameter.ParameterSets.Values.First());

    private static ParameterUse? UseIn(CommandMetadata command, ParameterModel parameter, string set)
    {
        if (!command.Parameters.TryGetValue(parameter.Name, out ParameterMetadata? metadata)) return parameter.Use;
        if (metadata.ParameterSets.TryGetValue(set, out ParameterSetMetadata? own)) return Use(parameter.Name, own);
        return metadata.ParameterSets.TryGetValue(ParameterAttribute.AllParameterSets, out ParameterSetMetadata? all) ? Use(parameter.Name, all) : null;
    }

    private static ParameterUse Use(string name, ParameterSetMetadata set) =>
        new(name, set.IsMandatory, set.Position == int.MinValue ? null : set.Position, set.ValueFromPipeline, set.ValueFromPipelineByPropertyName);
}
