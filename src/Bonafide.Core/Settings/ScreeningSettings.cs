namespace Bonafide.Core.Settings;

/// <summary>How watch-lists are screened (contract 07 §4, provider profile).</summary>
public sealed record ScreeningSettings
{
    /// <summary>Id of the profile used where a transaction names none; null: every list, at the defaults.</summary>
    public string? SearchProfile { get; init; }

    public IReadOnlyList<ScreeningProfile> Profiles { get; init; } = [];

    /// <summary>The profile of an id, whatever its case; null when there is none.</summary>
    public ScreeningProfile? Find(string id) =>
        Profiles.FirstOrDefault(profile => string.Equals(profile.Id, id, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Id">What <c>watchlistScreening.searchProfile</c> names.</param>
/// <param name="Lists">Names of the lists that are searched; null: all.</param>
/// <param name="MinimumScore">Least score of a hit, 0.85 to 1; null: the capability's default.</param>
public sealed record ScreeningProfile(string Id, IReadOnlyList<string>? Lists = null, double? MinimumScore = null);
