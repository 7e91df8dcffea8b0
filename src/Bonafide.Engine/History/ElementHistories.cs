using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Engine.History;

/// <summary>Counts the earlier sightings of one element; windows end at the instant of finalize.</summary>
internal static class ElementHistories
{
    /// <param name="withLinks">Whether what was seen together with it is asked for.</param>
    public static ElementHistory Read(
        EarlierSightings earlier, ExecutionView execution, SubjectElement element, byte[] hash, bool withLinks)
    {
        var kind = element.Key.Kind;
        var now = execution.StartedAt;
        var sightings = earlier.Counts(kind, hash);
        return new(
            element.Path,
            kind,
            sightings,
            Together(SightingWindows.NinetyDays, riskyOnly: false),
            Together(SightingWindows.Day, riskyOnly: false))
        {
            RiskyTogether = Together(SightingWindows.NinetyDays, riskyOnly: true),
        };

        Dictionary<SightingKind, long> Together(TimeSpan window, bool riskyOnly) =>
            withLinks && (sightings.RiskyHitsLast90Days > 0 || !riskyOnly)
                ? earlier.Together(kind, hash, now - window, riskyOnly)
                : [];
    }
}
