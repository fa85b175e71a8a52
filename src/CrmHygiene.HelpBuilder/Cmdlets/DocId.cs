using System.Reflection;

namespace CrmHygiene.HelpBuilder.Cmdlets;

/// <summary>Documentation ids (C# language specification, annex D.4.2) of types, properties and enum members.</summary>
internal static class DocId
{
    /// <summary>The id of a type.</summary>
    public static string Of(Type type) => "T:" + Path(type);

    /// <summary>The id of a property in the type that declares it.</summary>
    public static string Of(PropertyInfo property) => $"P:{Path(property.DeclaringType!)}.{property.Name}";

    /// <summary>The id of a field, such as an enum member.</summary>
    public static string OfField(Type type, string name) => $"F:{Path(type)}.{name}";

    private static string Path(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }
}
