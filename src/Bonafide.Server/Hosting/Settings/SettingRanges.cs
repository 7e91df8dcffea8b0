using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Bonafide.Server.Hosting.Settings;

/// <summary>Whether the values of options, and of options within them, are in the ranges that their attributes
/// give.</summary>
internal static class SettingRanges
{
    public static IEnumerable<string> Problems(string path, object options)
    {
        foreach (var setting in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.CanWrite))
        {
            var (name, value) = ($"{path}:{setting.Name}", setting.GetValue(options));
            foreach (var rule in setting.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
            {
                yield return rule is RangeAttribute range
                    ? $"{name} must be {Text(range.Minimum)} to {Text(range.Maximum)}."
                    : rule.FormatErrorMessage(name);
            }

            // Options of this product only: a list's or a string's own properties are no settings.
            if (value is not null && setting.PropertyType.Assembly.GetName().Name!.StartsWith(
                "Bonafide", StringComparison.Ordinal))
            {
                foreach (var problem in Problems(name, value))
                {
                    yield return problem;
                }
            }
        }

        if (options is IValidatableObject whole)
        {
            foreach (var result in whole.Validate(new(options)))
            {
                yield return $"{path}:{string.Join(", ", result.MemberNames)} {result.ErrorMessage}.";
            }
        }
    }

    private static string Text(object bound) => Convert.ToString(bound, CultureInfo.InvariantCulture)!;
}
