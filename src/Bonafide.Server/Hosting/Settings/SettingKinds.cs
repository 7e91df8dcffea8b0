using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Bonafide.Server.Hosting.Settings;

/// <summary>Whether each key of a section is a setting, and its value of the setting's kind.</summary>
internal static class SettingKinds
{
    /// <param name="given">The section, or a part of it.</param>
    /// <param name="type">What is read from it.</param>
    public static IEnumerable<string> Problems(IConfigurationSection given, Type type)
    {
        var optional = Nullable.GetUnderlyingType(type);
        if (optional is not null && string.IsNullOrEmpty(given.Value) && !given.GetChildren().Any())
        {
            // An empty variable of the environment: what need not be set is not set.
            return [];
        }

        var kind = optional ?? type;
        return IsValue(kind) ? OfValue(given, kind)
            : Element(kind) is { } element ? OfList(given, element)
            : OfObject(given, kind);
    }

    private static IEnumerable<string> OfValue(IConfigurationSection given, Type kind)
    {
        if (given.GetChildren().Any())
        {
            yield return $"{given.Path} takes one value.";
        }
        else if (given.Value is { } value && !Converts(value, kind))
        {
            yield return $"{given.Path} must be {Word(kind)}.";
        }
    }

    private static IEnumerable<string> OfList(IConfigurationSection given, Type element) =>
        string.IsNullOrEmpty(given.Value)
            ? given.GetChildren().SelectMany(one => Problems(one, element))
            : [$"{given.Path} takes a list."];

    private static IEnumerable<string> OfObject(IConfigurationSection given, Type kind)
    {
        if (!string.IsNullOrEmpty(given.Value))
        {
            return [$"{given.Path} takes settings of its own, and no value."];
        }

        return given.GetChildren().SelectMany(one => Setting(kind, one.Key) is { } setting
            ? Problems(one, setting.PropertyType)
            : [$"{one.Path} is no setting."]);
    }

    private static PropertyInfo? Setting(Type kind, string name) =>
        Array.Find(
            kind.GetProperties(BindingFlags.Public | BindingFlags.Instance),
            one => one.CanWrite && one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Type? Element(Type kind) =>
        kind.IsArray ? kind.GetElementType()
        : kind.IsGenericType && kind.IsAssignableTo(typeof(IEnumerable)) ? kind.GetGenericArguments()[^1]
        : null;

    private static bool IsValue(Type kind) => kind == typeof(string) || kind.IsPrimitive || kind.IsEnum
        || kind == typeof(TimeSpan) || kind == typeof(decimal);

    private static bool Converts(string value, Type kind)
    {
        try
        {
            return TypeDescriptor.GetConverter(kind).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception unlike) when (unlike is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Word(Type kind) =>
        kind == typeof(bool) ? "true or false"
        : kind == typeof(TimeSpan) ? "a time such as 00:00:30 (hours, minutes, seconds)"
        : kind.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(kind))
        : kind == typeof(double) || kind == typeof(float) || kind == typeof(decimal) ? "a number"
        : "a whole number";
}
