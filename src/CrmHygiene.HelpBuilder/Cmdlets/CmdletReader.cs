using System.Management.Automation;
using System.Reflection;
using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>Reads the cmdlets of an assembly the way the engine does.</summary>
internal static class CmdletReader
{
    /// <summary>Reads all public cmdlets, by name.</summary>
    /// <param name="assemblyPath">The compiled cmdlets.</param>
    /// <param name="docs">Their documentation; receives the names the cmdlets and parameters are known by.</param>
    public static IReadOnlyList<CmdletModel> Read(string assemblyPath, XmlDocs docs)
    {
        Assembly assembly = new CmdletLoadContext(assemblyPath).LoadFromAssemblyPath(assemblyPath);
        List<(Type Type, string Name)> cmdlets = [];
        foreach (Type type in assembly.GetExportedTypes().Where(t => !t.IsAbstract))
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet) cmdlets.Add((type, $"{cmdlet.VerbName}-{cmdlet.NounName}"));
        cmdlets.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));

        foreach ((Type type, string name) in cmdlets) AddDisplayNames(type, name, docs);
        return [.. cmdlets.Select(c => Read(c.Type, c.Name, docs))];
    }

    private static void AddDisplayNames(Type type, string name, XmlDocs docs)
    {
        docs.DisplayNames[DocId.Of(type)] = name;
        foreach (PropertyInfo property in type.GetProperties())
            if (property.IsDefined(typeof(ParameterAttribute))) docs.DisplayNames[DocId.Of(property)] = "-" + property.Name;
    }

    private static CmdletModel Read(Type type, string name, XmlDocs docs)
    {
        CommandMetadata command = new(type);
        object? instance = TryCreate(type);
        ParameterReader reader = new(type, instance, docs);
        List<ParameterModel> parameters = [];
        foreach (ParameterMetadata parameter in command.Parameters.Values)
            if (!IsHidden(parameter)) parameters.Add(reader.Read(parameter));
        if (command.SupportsShouldProcess) parameters.AddRange(ShouldProcessParameters.All);
        parameters.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));

        return new CmdletModel
        {
            Name = name,
            TypeName = type.Name,
            Synopsis = docs.GetLine(DocId.Of(type), "summary"),
            Remarks = docs.Get([DocId.Of(type)], "remarks"),
            Parameters = parameters,
            ParameterSets = ParameterSetReader.Read(command, parameters),
            Outputs = Outputs(type, docs),
        };
    }

    private static bool IsHidden(ParameterMetadata parameter) =>
        parameter.Attributes.OfType<ParameterAttribute>().All(a => a.DontShow);

    private static List<OutputModel> Outputs(Type type, XmlDocs docs)
    {
        List<OutputModel> outputs = [];
        foreach (PSTypeName output in type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(o => o.Type))
        {
            string description = output.Type is { } t ? docs.GetLine(DocId.Of(t), "summary") : string.Empty;
            OutputModel model = new(output.Name[(output.Name.LastIndexOf('.') + 1)..], output.Name, description);
            if (!outputs.Contains(model)) outputs.Add(model);
        }
        return outputs;
    }

    /// <summary>A fresh cmdlet knows its default values best; one that cannot be created here has none to show.</summary>
    private static object? TryCreate(Type type)
    {
        try
        {
            return Activator.CreateInstance(type);
        }
        catch (Exception e) when (e is TargetInvocationException or MissingMethodException)
        {
            return null;
        }
    }
}
