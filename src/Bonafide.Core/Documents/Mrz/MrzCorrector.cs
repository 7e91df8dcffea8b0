namespace Bonafide.Core.Documents.Mrz;

/// <summary>
/// Puts misread signs right: by the alphabet of their place, and by check digits where exactly one plausible
/// misreading of an unsure sign explains everything. It never touches a sign that was read surely: a digit that does
/// not fit over sure signs is evidence against the document, not a misreading.
/// </summary>
internal sealed class MrzCorrector(MrzOptions options)
{
    private const string ByAlphabet = "alphabet";
    private const string ByCheckDigit = "checkDigit";

    /// <summary>A sign outside its place's alphabet was misread for certain, so what replaces it is not sure.</summary>
    private const double AlphabetConfidence = 0.88;

    /// <summary>How much surer than the least sure sign of a field the replaced one may have been read.</summary>
    private const double LeastSureMargin = 0.15;

    /// <summary>More explanations than this are not tried together.</summary>
    private const int MostExplanations = 2_000;

    public static void FitAlphabets(MrzZone zone)
    {
        for (var line = 0; line < zone.Lines.Length; line++)
        {
            for (var column = 0; column < zone.Format.Length; column++)
            {
                var (place, codes) = (zone.Format.Lines[line][column], zone.Format.DocumentCodes);
                var sign = zone.Lines[line][column].Sign;
                if (!MrzSigns.Fits(sign, place, codes))
                {
                    zone.Replace(line, column, MrzSigns.OnlyFit(sign, place, codes) ?? MrzSigns.Unread,
                        AlphabetConfidence, ByAlphabet);
                }
            }
        }

        ClearAfterNames(zone);
    }

    /// <summary>Corrects what the check digits prove; leaves the rest as it was read.</summary>
    public void FitCheckDigits(MrzZone zone)
    {
        var checks = zone.Checks();
        var composite = checks.FirstOrDefault(check => check.Name == MrzCheck.Composite);
        var own = checks.Where(check => check != composite).ToList();
        var failing = own.Where(check => !zone.Holds(check)).ToList();
        var compositeFailed = composite is not null && !zone.Holds(composite);
        if (failing.Count == 0 && !compositeFailed)
        {
            return;
        }

        var perCheck = failing.Select(check => Explanations(zone, check)).ToList();
        if (composite is null)
        {
            ApplyEach(zone, perCheck);
            return;
        }

        var together = Product(perCheck).Where(set => HoldsWith(zone, set, composite)).Take(2).ToList();
        if (together.Count == 0 && compositeFailed)
        {
            var rest = OnlyInComposite(zone, composite, own);
            together = [.. Product([.. perCheck, rest]).Where(set => HoldsWith(zone, set, composite)).Take(2)];
        }

        if (together is [var only])
        {
            Apply(zone, only);
        }
    }

    /// <summary>
    /// Doc 9303-3 §4.6: after the secondary identifier there are fillers to the end, so an unsure sign there is a
    /// misread filler.
    /// </summary>
    private static void ClearAfterNames(MrzZone zone)
    {
        var names = zone.Format.Names;
        var text = zone.Text(names);
        var separator = text.IndexOf("<<", StringComparison.Ordinal);
        var end = separator < 0 ? -1 : text.IndexOf("<<", separator + 2, StringComparison.Ordinal);
        for (var i = end; end >= 0 && i < text.Length; i++)
        {
            if (text[i] != MrzSigns.Filler && zone.Lines[names.Line][names.Start + i].Confidence < AlphabetConfidence)
            {
                zone.Replace(names.Line, names.Start + i, MrzSigns.Filler, 1, ByAlphabet);
            }
        }
    }

    /// <summary>The single replacements with which a check holds.</summary>
    private List<MrzReplacement> Explanations(MrzZone zone, MrzCheck check)
    {
        var unsure = Unsure(zone, check.Concerns);
        if (unsure.Count == 0)
        {
            return [];
        }

        var limit = unsure.Min(place => zone.Lines[place.Line][place.Column].Confidence) + LeastSureMargin;
        return [.. unsure.Where(place => zone.Lines[place.Line][place.Column].Confidence <= limit)
            .SelectMany(place => Replacements(zone, place.Line, place.Column))
            .Where(replacement => HoldsWith(zone, [replacement], check))];
    }

    private List<MrzReplacement> OnlyInComposite(MrzZone zone, MrzCheck composite, List<MrzCheck> own) =>
        [.. Unsure(zone, (line, column) => composite.Concerns(line, column)
                && !own.Any(check => check.Concerns(line, column)))
            .SelectMany(place => Replacements(zone, place.Line, place.Column))];

    private List<(int Line, int Column)> Unsure(MrzZone zone, Func<int, int, bool> concerned)
    {
        var found = new List<(int, int)>();
        for (var line = 0; line < zone.Lines.Length; line++)
        {
            for (var column = 0; column < zone.Format.Length; column++)
            {
                var cell = zone.Lines[line][column];
                if (concerned(line, column) && (cell.Assumed || cell.Confidence < options.SureConfidence))
                {
                    found.Add((line, column));
                }
            }
        }

        return found;
    }

    private static IEnumerable<MrzReplacement> Replacements(MrzZone zone, int line, int column)
    {
        var cell = zone.Lines[line][column];
        return MrzSigns.Candidates(cell.Raw, zone.Format.Lines[line][column], zone.Format.DocumentCodes)
            .Where(sign => sign != cell.Sign)
            .Select(sign => new MrzReplacement(line, column, sign));
    }

    private static bool HoldsWith(MrzZone zone, IReadOnlyList<MrzReplacement> set, MrzCheck check) =>
        zone.With(set, () => zone.IsMet(zone.Checks().First(each => each.Name == check.Name)));

    /// <summary>One replacement of each list, in all ways; nothing when a list is empty.</summary>
    private static IEnumerable<IReadOnlyList<MrzReplacement>> Product(IReadOnlyList<List<MrzReplacement>> lists)
    {
        if (lists.Aggregate(1L, (product, list) => product * list.Count) > MostExplanations)
        {
            return [];
        }

        return lists.Aggregate(
            (IEnumerable<IReadOnlyList<MrzReplacement>>)[[]],
            (sets, list) => sets.SelectMany(_ => list, (set, one) => (IReadOnlyList<MrzReplacement>)[.. set, one]));
    }

    private void ApplyEach(MrzZone zone, List<List<MrzReplacement>> perCheck)
    {
        foreach (var explanations in perCheck.Where(list => list.Count == 1))
        {
            Apply(zone, explanations);
        }
    }

    private void Apply(MrzZone zone, IReadOnlyList<MrzReplacement> set)
    {
        foreach (var one in set)
        {
            zone.Replace(one.Line, one.Column, one.Sign, options.CorrectedConfidence, ByCheckDigit);
        }
    }
}
