using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Merging;

/// <summary>One value per field, and every contradiction between its readings.</summary>
public sealed record MergedReadings(IReadOnlyList<DocumentField> Fields, IReadOnlyList<FieldConflict> Conflicts);
