using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;

namespace Bonafide.Core.Identity.Records;

/// <summary>
/// The <c>data</c> of a signal with the findings behind it, filled field by field: a field without input is left
/// out, every other one is a finding as well.
/// </summary>
public sealed class MatchReport
{
    public const string Match = "MATCH";
    public const string NoMatch = "NOT_MATCH";

    private readonly List<Finding> _findings = [];

    public JsonObject Data { get; } = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Adds MATCH or NOT_MATCH; nothing when null.</summary>
    public MatchReport Add(string name, bool? match, string? source = null) =>
        match is { } known ? Add(name, known ? Match : NoMatch, known, source) : this;

    /// <summary>Adds the lower-case words of the SSN signal; nothing when null.</summary>
    public MatchReport AddGrade(string name, MatchGrade? grade, string? source = null) => grade switch
    {
        MatchGrade.Full => Add(name, "match", true, source),
        MatchGrade.Partial => Add(name, "partial-match", false, source),
        MatchGrade.No => Add(name, "no-match", false, source),
        _ => this,
    };

    public MatchReport Add(string name, string? value)
    {
        if (value is not null)
        {
            Data[name] = value;
        }

        return this;
    }

    public MatchReport Explain(IEnumerable<MatchPiece> pieces, string source)
    {
        foreach (var piece in pieces)
        {
            _findings.Add(new Finding(
                piece.Name, piece.Value.ToString("0.###", CultureInfo.InvariantCulture),
                piece.Limit.ToString("0.###", CultureInfo.InvariantCulture), piece.Met, Source: source));
        }

        return this;
    }

    public MatchReport Note(string name, string measured, bool? met, string? source = null)
    {
        _findings.Add(new Finding(name, measured, Met: met, Source: source));
        return this;
    }

    private MatchReport Add(string name, string word, bool met, string? source)
    {
        Data[name] = word;
        _findings.Add(new Finding(name, word, Match, met, Source: source));
        return this;
    }
}
