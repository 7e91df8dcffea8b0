using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>A machine readable zone that was read, field by field. Personal data.</summary>
/// <param name="Facts">Format, lines, verdicts and corrections; the region is for the caller to add.</param>
/// <param name="DocumentCode">One or two letters (Doc 9303-3 §4.4).</param>
/// <param name="Fields">What was read; a field that is empty or impossible is not here.</param>
public sealed record MrzDocument(MrzFacts Facts, string DocumentCode, IReadOnlyList<MrzFieldValue> Fields)
{
    public MrzFieldValue? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>One field of the zone.</summary>
/// <param name="Name">A constant of <see cref="FieldNames"/>.</param>
/// <param name="Value">Normalised as <see cref="FieldReading.Value"/> says.</param>
/// <param name="Raw">The signs of the zone.</param>
/// <param name="Confidence">0..1; what check digits prove or leave open is in it.</param>
/// <param name="Line">Zero-based.</param>
/// <param name="Column">Zero-based.</param>
/// <param name="Length">Signs.</param>
/// <param name="Truncated">The names end in the last place or the one before it, so the value may be longer
/// (Doc 9303-3 §4.6).</param>
public sealed record MrzFieldValue(
    string Name, string Value, string Raw, FieldSource Source, double Confidence, int Line, int Column, int Length,
    bool Truncated = false);
