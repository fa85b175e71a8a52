using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using CrmHygiene.HelpBuilder.Text;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>Reads the parameters of one cmdlet.</summary>
/// <param name="type">The class of the cmdlet.</param>
/// <param name="instance">A fresh cmdlet, or null.</param>
/// <param name="docs">The documentation.</param>
internal sealed class ParameterReader(Type type, object? instance, XmlDocs docs)
{
    // More values than this make the syntax unreadable.
    private const int MostValuesShown = 12;

    /// <summary>Reads a parameter.</summary>
    /// <param name="parameter">The engine's view of it.</param>
    public ParameterModel Read(ParameterMetadata parameter)
    {
        PropertyInfo property = type.GetProperty(parameter.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
            ?? throw new InvalidOperationException($"{type.Name} has a parameter {parameter.Name} that is no property.");
        Type element = Element(parameter.ParameterType);
        string[] values = Values(parameter, element);
        List<string> ids = DocIds(property);
        return new ParameterModel
        {
            Name = parameter.Name,
            TypeName = NameOf(parameter.ParameterType, full: false),
            FullTypeName = NameOf(parameter.ParameterType, full: true),
            IsSwitch = parameter.SwitchParameter,
            Description = Describe(docs.Get(ids, "summary"), parameter, element, values),
            DefaultValue = Default(property, parameter, ids),
            AcceptedValues = values.Length <= MostValuesShown ? values : [],
            Aliases = [.. parameter.Aliases],
            Wildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Use = ParameterSetReader.FirstUse(parameter),
        };
    }

    private static List<string> DocIds(PropertyInfo property)
    {
        List<string> ids = [DocId.Of(property)];
        for (Type? b = property.DeclaringType?.BaseType; b is not null && b != typeof(object); b = b.BaseType)
            ids.Add(DocId.Of(b).Replace("T:", "P:", StringComparison.Ordinal) + "." + property.Name);
        return ids;
    }

    private IReadOnlyList<TextBlock> Describe(IReadOnlyList<TextBlock> summary, ParameterMetadata parameter, Type element, string[] values)
    {
        if (summary.Count == 0) return summary;
        List<TextBlock> blocks = [.. summary];
        if (values.Length > MostValuesShown)
            blocks.Add(new TextBlock(TextBlockKind.Paragraph, $"One of {values.Length} values, such as {string.Join(", ", values.Take(3))}; the Tab key shows them all."));
        else if (values.Length > 0)
            blocks.AddRange(DescribeValues(element, values));
        foreach (ValidateRangeAttribute range in parameter.Attributes.OfType<ValidateRangeAttribute>())
            if (range.MinRange is not null)
                blocks.Add(new TextBlock(TextBlockKind.Paragraph, Range(range)));
        return blocks;
    }

    private static string Range(ValidateRangeAttribute range)
    {
        string from = string.Create(CultureInfo.InvariantCulture, $"From {range.MinRange}");
        return range.MaxRange is long.MaxValue or int.MaxValue or double.MaxValue ? from + "." : string.Create(CultureInfo.InvariantCulture, $"{from} to {range.MaxRange}.");
    }

    private IEnumerable<TextBlock> DescribeValues(Type element, string[] values)
    {
        List<string> texts = element.IsEnum ? [.. values.Select(v => docs.GetLine(DocId.OfField(element, v), "summary"))] : [];
        if (texts.All(t => t.Length == 0)) return [new TextBlock(TextBlockKind.Paragraph, $"Accepted values: {string.Join(", ", values)}.")];
        return [new TextBlock(TextBlockKind.Paragraph, "Accepted values:"),
            .. values.Select((v, i) => new TextBlock(TextBlockKind.Item, texts[i].Length > 0 ? $"- {v}: {texts[i]}" : $"- {v}"))];
    }

    private static string[] Values(ParameterMetadata parameter, Type element)
    {
        if (parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set) return [.. set.ValidValues];
        return element.IsEnum && !parameter.SwitchParameter ? Enum.GetNames(element) : [];
    }

    private string Default(PropertyInfo property, ParameterMetadata parameter, List<string> ids)
    {
        string told = string.Join(' ', docs.Get(ids, "value").Select(b => b.Text));
        if (told.Length > 0) return told;
        if (parameter.SwitchParameter) return "False";
        if (ParameterSetReader.FirstUse(parameter).Mandatory || instance is null) return string.Empty;
        return Show(TryGet(property));
    }

    private object? TryGet(PropertyInfo property)
    {
        try
        {
            return property.GetValue(instance);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static string Show(object? value) => value switch
    {
        null => string.Empty,
        Array array => string.Join(", ", array.Cast<object?>().Select(Show)),
        // The clock of the build says nothing to a reader, and would make every build another one.
        DateTime time => time.TimeOfDay == TimeSpan.Zero ? "Today" : "Now",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        string or bool => value.ToString()!,
        // The text of other objects says little to a reader.
        _ => string.Empty,
    };

    private static Type Element(Type parameterType)
    {
        Type t = parameterType.IsArray ? parameterType.GetElementType()! : parameterType;
        return Nullable.GetUnderlyingType(t) ?? t;
    }

    private static string NameOf(Type parameterType, bool full)
    {
        Type t = Nullable.GetUnderlyingType(parameterType) ?? parameterType;
        if (t.IsArray) return NameOf(t.GetElementType()!, full) + "[]";
        string name = (full ? t.FullName ?? t.Name : t.Name).Split('`')[0];
        return t.IsGenericType ? $"{name}<{string.Join(", ", t.GetGenericArguments().Select(a => NameOf(a, full)))}>" : name;
    }
}
