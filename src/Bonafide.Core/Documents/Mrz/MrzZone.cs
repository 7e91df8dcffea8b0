using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>One place of the zone while it is being read.</summary>
/// <param name="Raw">What the recogniser gave, as a sign of the zone.</param>
/// <param name="Sign">What it is taken for.</param>
/// <param name="Confidence">0..1.</param>
internal readonly record struct MrzCell(char Raw, char Sign, double Confidence)
{
    public static readonly MrzCell Missing = new(MrzSigns.Unread, MrzSigns.Unread, 0);

    /// <summary>Whether the sign stands there by a rule instead of by what was seen.</summary>
    public bool Assumed => Raw != Sign;
}

/// <summary>A zone of one format while it is being read: all lines have the format's length.</summary>
internal sealed class MrzZone(MrzFormat format, MrzCell[][] lines, List<MrzCorrectionFact> corrections)
{
    public MrzFormat Format { get; } = format;

    public MrzCell[][] Lines { get; } = lines;

    public List<MrzCorrectionFact> Corrections { get; } = corrections;

    public string Text(MrzSpan span) =>
        string.Concat(Lines[span.Line].AsSpan(span.Start, span.Length).ToArray().Select(cell => cell.Sign));

    public string Line(int line) => Text(new(line, 0, Format.Length));

    /// <summary>The lowest confidence of a stretch, or of its part that the condition picks.</summary>
    public double Confidence(MrzSpan span, Func<MrzCell, bool>? which = null) =>
        Lines[span.Line].Skip(span.Start).Take(span.Length).Where(which ?? (_ => true))
            .Select(cell => cell.Confidence).DefaultIfEmpty(0).Min();

    public bool IsEmpty(MrzSpan span) => Text(span).All(sign => sign == MrzSigns.Filler);

    public void Replace(int line, int column, char sign, double mostConfidence, string proof)
    {
        var cell = Lines[line][column];
        Corrections.Add(new MrzCorrectionFact(line, column, cell.Sign, sign, proof));
        Lines[line][column] = cell with { Sign = sign, Confidence = Math.Min(cell.Confidence, mostConfidence) };
    }

    /// <summary>
    /// The check digits of this zone. A document number of more than nine signs has the filler in place of its check
    /// digit, goes on in the optional data, and ends there with its check digit (Doc 9303-5 §4.2.2 note j,
    /// 9303-6 §4.2.2 note j).
    /// </summary>
    public IReadOnlyList<MrzCheck> Checks() => LongNumber() is { } rest
        ? [.. Format.Checks.Select(check => check.Name == MrzCheck.DocumentNumber
            ? new MrzCheck(check.Name, rest.Line, rest.End, [.. check.Covers, rest])
            : check)]
        : Format.Checks;

    /// <summary>Where the document number goes on after its nine signs, without its check digit; else null.</summary>
    public MrzSpan? LongNumber()
    {
        if (Format.NumberOverflow is not { } overflow
            || Lines[overflow.Line][Format.NumberCheck.Column].Sign != MrzSigns.Filler
            || Text(Format.Fields[MrzField.Number]).Contains(MrzSigns.Filler, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = Text(overflow).TakeWhile(sign => sign != MrzSigns.Filler).Count();
        return rest >= 2 ? overflow with { Length = rest - 1 } : null;
    }

    /// <summary>Whether the sign in the place of the number's check digit may as well be the filler of a long number
    /// whose check digit, in the optional data, holds or is open. Where it is 0, the composite digit is the
    /// same.</summary>
    /// <param name="isSure">Of a sign, that it is what was read.</param>
    public bool MayBeLong(Func<MrzCell, bool> isSure)
    {
        var (line, column) = (Format.NumberCheck.Line, Format.NumberCheck.Column);
        var cell = Lines[line][column];
        return cell.Sign != MrzSigns.Filler && !isSure(cell) && With([new(line, column, MrzSigns.Filler)], () =>
        {
            var check = Checks().First(one => one.Name == MrzCheck.DocumentNumber);
            return LongNumber() is not null && (Holds(check) || !Cells(check).All(isSure));
        });
    }

    /// <summary>What would be so with other signs in some places.</summary>
    public bool With(IReadOnlyList<MrzReplacement> set, Func<bool> ask)
    {
        var kept = set.Select(one => Lines[one.Line][one.Column]).ToArray();
        foreach (var one in set)
        {
            Lines[one.Line][one.Column] = Lines[one.Line][one.Column] with { Sign = one.Sign };
        }

        var answer = ask();
        for (var i = set.Count - 1; i >= 0; i--)
        {
            Lines[set[i].Line][set[i].Column] = kept[i];
        }

        return answer;
    }

    /// <summary>The signs that a check is about, its digit last.</summary>
    public IEnumerable<MrzCell> Cells(MrzCheck check) => check.Covers
        .SelectMany(span => Lines[span.Line].Skip(span.Start).Take(span.Length))
        .Append(Lines[check.Line][check.Column]);

    /// <summary>The digit that the covered signs call for (Doc 9303-3 §4.9); null when one was not read.</summary>
    public char? Expected(MrzCheck check)
    {
        var sum = 0;
        var index = 0;
        foreach (var span in check.Covers)
        {
            foreach (var cell in Lines[span.Line].AsSpan(span.Start, span.Length))
            {
                if (MrzSigns.Value(cell.Sign) is not { } value)
                {
                    return null;
                }

                sum += MrzSigns.Weight(index++) * value;
            }
        }

        return (char)('0' + (sum % 10));
    }

    /// <summary>Whether the check digit fits, or is left out where it may be.</summary>
    public bool Holds(MrzCheck check)
    {
        var found = Lines[check.Line][check.Column].Sign;
        return found == MrzSigns.Filler ? IsUnused(check) : found == Expected(check);
    }

    /// <summary>Whether the check digit fits and what it covers can be so: a date must be one.</summary>
    public bool IsMet(MrzCheck check) => Holds(check) && MrzDates.IsPossible(this, check);

    /// <summary>Whether the filler stands for the digit over nothing but fillers (Doc 9303-4 §4.2.2 note).</summary>
    public bool IsUnused(MrzCheck check) => check.Name != MrzCheck.Composite
        && Lines[check.Line][check.Column].Sign == MrzSigns.Filler && check.Covers.All(IsEmpty);
}

/// <summary>Another sign in a place.</summary>
internal readonly record struct MrzReplacement(int Line, int Column, char Sign);
