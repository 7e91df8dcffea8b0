using System.Globalization;
using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>One line of a scorecard: what was measured, and the points that it adds to the risk.</summary>
/// <param name="Points">Below zero speaks for the person.</param>
internal sealed record ScorePiece(string Name, string Measured, int Points, string Source, string? Unit = null)
{
    /// <summary>The finding says the points behind the value: <c>1500 (-150)</c>.</summary>
    public Finding Finding => new(
        Name, string.Create(CultureInfo.InvariantCulture, $"{Measured} ({Points:+0;-0;0})"), null,
        Points > 0 ? false : Points < 0 ? true : null, Unit, Source);

    /// <summary>Points of a count that is the worse the higher it is.</summary>
    public static ScorePiece Rising(
        string name, long count, (int From, int Points) some, (int From, int Points) many) => new(
        name, count.ToString(CultureInfo.InvariantCulture),
        count >= many.From ? many.Points : count >= some.From ? some.Points : 0, "history");
}
