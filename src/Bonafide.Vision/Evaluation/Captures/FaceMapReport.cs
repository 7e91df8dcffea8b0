using Bonafide.Core.Capabilities;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>What became of simulated captures.</summary>
/// <param name="Kinds">Genuine first.</param>
/// <param name="Series">Every single one.</param>
public sealed record FaceMapReport(IReadOnlyList<CaptureKindReport> Kinds, IReadOnlyList<SeriesResult> Series)
{
    /// <summary>Frames of a genuine series, held against another challenge than theirs.</summary>
    public const string WrongChallenge = "WrongChallenge";

    public static FaceMapReport Of(IReadOnlyList<SeriesResult> series)
    {
        var names = new[] { nameof(CaptureKind.Genuine), WrongChallenge }
            .Concat(Enum.GetNames<CaptureKind>()).Distinct();
        return new(
            [.. names.Select(name => CaptureKindReport.Of(name, [.. series.Where(one => one.Kind == name)]))],
            series);
    }
}

/// <param name="Passed">Of all series of the kind: for an attack, those that were accepted.</param>
/// <param name="Refused">The others.</param>
/// <param name="Labels">Decision and label, with how often.</param>
public sealed record CaptureKindReport(
    string Kind, Rate Passed, Rate Refused, IReadOnlyDictionary<string, int> Labels)
{
    internal static CaptureKindReport Of(string kind, IReadOnlyList<SeriesResult> series)
    {
        var passed = series.Count(one => one.Decision == Decision.Passed);
        return new(
            kind, Rate.Of(passed, series.Count), Rate.Of(series.Count - passed, series.Count),
            series.GroupBy(one => one.Label is null ? one.Decision.Wire() : $"{one.Decision.Wire()} {one.Label}")
                .OrderByDescending(group => group.Count())
                .ToDictionary(group => group.Key, group => group.Count()));
    }
}

/// <param name="Limits">Everything that was measured beside its limit, so that limits can be chosen by it.</param>
public sealed record SeriesResult(
    string Kind, Decision Decision, string? Label, IReadOnlyList<MeasuredLimit> Limits);

public sealed record MeasuredLimit(string Name, string? Measured, string? Limit, bool? Met);
