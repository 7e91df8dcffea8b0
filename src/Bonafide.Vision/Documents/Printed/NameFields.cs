using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// "Name", "Nombre", "Nome" mean the surname, the given names or both, by what else the document asks for. Words that
/// mean given names alone keep doing so where the surname's label was not read: the surname is missing then.
/// </summary>
internal static class NameFields
{
    internal static List<FoundLabel> Settle(List<FoundLabel> labels, LabelWords words)
    {
        var hasLast = labels.Exists(label => label.Field.Field == FieldNames.LastName);
        var hasFirst = labels.Exists(label => label.Field.Field == FieldNames.FirstName);
        return [.. labels.Select(label => (label.Field.Field, hasLast, hasFirst) switch
        {
            (FieldNames.FirstName, false, _) when label.Field.IsWholeAlone && !IsGivenBesideFull(labels) =>
                As(label, FieldNames.FullName, words),
            (FieldNames.FullName, false, true) => As(label, FieldNames.LastName, words),
            _ => label,
        })];
    }

    /// <summary>A label of the whole name beside that of the given names is the surname's.</summary>
    private static bool IsGivenBesideFull(List<FoundLabel> labels) =>
        labels.Exists(label => label.Field.Field == FieldNames.FullName);

    private static FoundLabel As(FoundLabel label, string field, LabelWords words) =>
        label with { Field = words.Of(field) };
}
