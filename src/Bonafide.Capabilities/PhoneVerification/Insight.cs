namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>What an insight says of the risk, from the most trustworthy to the riskiest.</summary>
internal enum Weight
{
    /// <summary>Regular activity, and enough of it.</summary>
    Trust = 0,

    /// <summary>Regular activity, little of it.</summary>
    SomeTrust = 1,
    Neutral = 2,
    LowRisk = 3,
    MediumRisk = 4,
    HighRisk = 5,
}

/// <summary>A value of the seed's table with what brought it.</summary>
/// <param name="Value">The word on the wire.</param>
/// <param name="Measure">What was counted; the finding's name.</param>
/// <param name="Limit">The threshold that was reached; null when the value needs none.</param>
internal sealed record Insight(string Value, Weight Weight, string Measure, long Count, long? Limit = null);

/// <summary>One step of a ladder of thresholds.</summary>
internal readonly record struct Step(long From, string Value, Weight Weight);

internal static class Ladder
{
    /// <summary>The highest step that a count reaches; none when it reaches none.</summary>
    /// <param name="steps">From the lowest threshold to the highest.</param>
    public static IEnumerable<Insight> Climb(string measure, long count, params ReadOnlySpan<Step> steps)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (count >= steps[i].From)
            {
                return [new(steps[i].Value, steps[i].Weight, measure, count, steps[i].From)];
            }
        }

        return [];
    }
}
