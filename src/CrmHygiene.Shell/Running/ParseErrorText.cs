using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace CrmHygiene.Shell.Running;

/// <summary>Says where a script cannot be read. The engine's error view has no position for these errors in a bare host.</summary>
internal static class ParseErrorText
{
    /// <summary>Each error with its file, line, source text and message.</summary>
    public static string Format(ParseException exception)
    {
        var text = new StringBuilder();
        foreach (var error in exception.Errors)
        {
            var extent = error.Extent;
            var line = extent.StartScriptPosition.Line.TrimEnd();
            var number = extent.StartLineNumber.ToString(CultureInfo.InvariantCulture).PadLeft(4);
            var column = Math.Max(0, extent.StartColumnNumber - 1);
            var length = Math.Max(1, Math.Min(extent.Text.Length, line.Length - column));
            text.Append("ParserError: ").AppendLine(extent.File is { } file ? $"{file}:{extent.StartLineNumber}" : "")
                .AppendLine("Line |")
                .Append(CultureInfo.InvariantCulture, $"{number} |  {line}").AppendLine()
                .Append("     |  ").Append(' ', column).Append('~', length).AppendLine()
                .Append("     | ").AppendLine(error.Message);
        }
        return text.ToString();
    }
}
