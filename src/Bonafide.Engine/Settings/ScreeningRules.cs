using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Core.Settings;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Settings;

/// <summary>The part of the settings about watch-lists: read, judged and shown.</summary>
internal static class ScreeningRules
{
    private const int MostProfiles = 50;
    private const int MostLists = 200;
    private const int MostCharacters = 100;

    public static ScreeningSettings Read(JsonReading body)
    {
        body.RefuseOthers("searchProfile", "profiles");
        return new()
        {
            SearchProfile = body.Text("searchProfile", MostCharacters),
            Profiles = body.Objects("profiles", MostProfiles, Profile) ?? [],
        };
    }

    public static void Check(ScreeningSettings settings, List<Violation> problems)
    {
        foreach (var (index, profile) in settings.Profiles.Index())
        {
            if (string.IsNullOrWhiteSpace(profile.Id))
            {
                problems.Add(new(
                    $"screening.profiles[{index}].id", ViolationCodes.Required, "Must have 1 to 100 characters."));
            }
            else if (settings.Find(profile.Id) != profile)
            {
                problems.Add(new(
                    $"screening.profiles[{index}].id", ViolationCodes.Duplicate, "This id is in use already."));
            }

            if (profile.MinimumScore is { } score && !(score is >= 0.85 and <= 1))
            {
                problems.Add(new(
                    $"screening.profiles[{index}].minimumScore", ViolationCodes.OutOfRange,
                    "Must be from 0.85 to 1."));
            }
        }

        if (settings.SearchProfile is { } used && settings.Find(used) is null)
        {
            problems.Add(new("screening.searchProfile", ViolationCodes.NotFound, "There is no such profile."));
        }
    }

    public static ScreeningDocument Document(ScreeningSettings settings) => new(
        settings.SearchProfile,
        [.. settings.Profiles.Select(one => new ScreeningProfileDocument(one.Id, one.Lists, one.MinimumScore))]);

    private static ScreeningProfile Profile(JsonReading body)
    {
        body.RefuseOthers("id", "lists", "minimumScore");
        return new(
            body.Text("id", MostCharacters) ?? string.Empty, body.Texts("lists", MostLists, MostCharacters),
            body.Number("minimumScore"));
    }
}
