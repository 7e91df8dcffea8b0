using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Management;

/// <summary>The names of things that people give: clients, tenants, rulesets.</summary>
internal static class ManagementNames
{
    public const int MostCharacters = 100;

    /// <summary>Reads a name; <paramref name="isRequired"/> says whether it may be left out.</summary>
    public static string? Read(JsonReading body, bool isRequired)
    {
        var name = body.Text("name", MostCharacters);
        if (isRequired && !body.Has("name"))
        {
            body.Report("name", ViolationCodes.Required, "Must have 1 to 100 characters.");
        }

        Check(name, (code, message) => body.Report("name", code, message));
        return name;
    }

    public static void Check(string? name, Action<string, string> report)
    {
        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            report(ViolationCodes.Required, "Must have 1 to 100 characters.");
        }
        else if (name is not null && name.Any(char.IsControl))
        {
            report(ViolationCodes.ForbiddenCharacter, "Must not contain control characters.");
        }
    }
}
