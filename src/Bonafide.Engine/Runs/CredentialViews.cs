using System.Text;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>A credential's row and parts as gathering and judging see them.</summary>
internal static class CredentialViews
{
    public static CredentialView Of(CredentialRow row, StoredExecution stored, IReadOnlyList<PartRow> parts)
    {
        var preset = row.Preset is null
            ? null
            : StoredExecution.Read<StoredPreset>(Encoding.UTF8.GetBytes(row.Preset));
        var views = parts.OrderBy(part => Rank(part.Classifier)).ThenBy(part =>
                part.Classifier, StringComparer.Ordinal)
            .ThenBy(part => part.Ordinal)
            .Select(part => new PartView(
                part.Id, part.Classifier, part.Ordinal, part.ContentType, part.ByteSize, part.Width, part.Height))
            .ToLookup(part => part.Classifier == Classifiers.Chip);
        return new()
        {
            Id = row.Id,
            Category = row.Category,
            Label = stored.Label(row),
            Countries = preset?.Country?.Values ?? [],
            Types = preset?.Type?.Values ?? [],
            Parts = [.. views[false]],
            Chip = views[true].FirstOrDefault(),
        };
    }

    /// <summary>FRONT before BACK, as facts and pages expect it.</summary>
    private static int Rank(string classifier) => classifier == Classifiers.Front ? 0 : 1;
}
