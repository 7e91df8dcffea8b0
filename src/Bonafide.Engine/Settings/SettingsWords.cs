using Bonafide.Core.Settings;

namespace Bonafide.Engine.Settings;

/// <summary>The words of the settings that are one of a few.</summary>
internal static class SettingsWords
{
    public static readonly (ConsentEnforcement Value, string Word)[] Consent =
    [
        (ConsentEnforcement.Off, "OFF"), (ConsentEnforcement.Warn, "WARN"), (ConsentEnforcement.Enforce, "ENFORCE"),
    ];

    public static readonly (FaceSearchMode Value, string Word)[] FaceSearch =
    [
        (FaceSearchMode.On, "ON"), (FaceSearchMode.IgnoreSameAccount, "IGNORE_SAME_ACCOUNT"),
        (FaceSearchMode.Off, "OFF"),
    ];

    public static readonly (ReviewMode Value, string Word)[] Review =
    [
        (ReviewMode.Off, "OFF"), (ReviewMode.Warning, "WARNING"), (ReviewMode.ByRule, "BY_RULE"),
    ];

    public static readonly (SignalDecision Value, string Word)[] Signal =
    [
        (SignalDecision.Passed, "PASSED"), (SignalDecision.Warning, "WARNING"), (SignalDecision.Rejected, "REJECTED"),
    ];

    public static string Wire<T>(this (T Value, string Word)[] words, T value)
        where T : struct => words.First(one => one.Value.Equals(value)).Word;
}
