namespace Bonafide.Vision.Evaluation;

/// <summary>The figures of one set, or of all.</summary>
public sealed record DocumentSetReport(
    string Set,
    int Documents,
    Rate MrzLinesExact,
    int MrzFieldsSilentlyWrong,
    Rate Barcodes,
    Rate Kinds,
    Rate FieldsRight,
    int FieldsMissing,
    int FieldsWrongFlagged,
    Rate FieldsWrongSilent,
    double MedianMs,
    double P90Ms,
    double MedianProcessorMs)
{
    internal static DocumentSetReport Of(string set, IReadOnlyList<DocumentScore> scores)
    {
        var fields = scores.SelectMany(score => score.Fields.Values).ToList();
        return new(
            set, scores.Count,
            Rate.Of(scores.Sum(score => score.MrzExact), scores.Sum(score => score.MrzLines)),
            scores.Sum(score => score.MrzSilent),
            Rate.Of(scores.Count(score => score.Barcode == true), scores.Count(score => score.Barcode is not null)),
            Rate.Of(scores.Count(score => score.KindRight == true), scores.Count(score => score.KindRight is not null)),
            Rate.Of(Count(FieldVerdict.Right), fields.Count), Count(FieldVerdict.Missing),
            Count(FieldVerdict.WrongFlagged), Rate.Of(Count(FieldVerdict.WrongSilent), fields.Count),
            Quantile(0.5, score => score.Milliseconds), Quantile(0.9, score => score.Milliseconds),
            Quantile(0.5, score => score.ProcessorMilliseconds));

        double Quantile(double share, Func<DocumentScore, IReadOnlyList<double>> of)
        {
            var times = scores.SelectMany(of).Order().ToList();
            return times.Count == 0 ? double.NaN : times[(int)(times.Count * share)];
        }

        int Count(FieldVerdict verdict) => fields.Count(field => field == verdict);
    }
}

/// <summary>What <c>bonafide eval documents</c> writes.</summary>
/// <param name="Versions">Packs and readers.</param>
/// <param name="Sets">One for each set, then those with a known layout, those without, and all together.</param>
public sealed record DocumentReport(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<DocumentSetReport> Sets,
    IReadOnlyList<DocumentScore> Documents)
{
    public static DocumentReport Of(
        IReadOnlyDictionary<string, string> versions, IReadOnlyList<DocumentScore> scores) => new(
            versions,
            [.. scores.GroupBy(score => score.Set).Select(set => DocumentSetReport.Of(set.Key, [.. set])),
                DocumentSetReport.Of("known layouts", [.. scores.Where(score => score.Layout is not null)]),
                DocumentSetReport.Of("other layouts", [.. scores.Where(score => score.Layout is null)]),
                DocumentSetReport.Of("all", scores)],
            scores);
}
