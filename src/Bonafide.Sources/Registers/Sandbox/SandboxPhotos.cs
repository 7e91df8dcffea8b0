using Bonafide.Core.Facts;

namespace Bonafide.Sources.Registers.Sandbox;

/// <summary>
/// Photos on record of fictional people. A record names one of the sample portraits, which set-up makes; where it is
/// not there, the record has no photo.
/// </summary>
/// <param name="folder">Where the samples are.</param>
internal sealed class SandboxPhotos(string folder)
{
    /// <summary>The same answer, each named sample replaced by its picture as registers hold one: base64.</summary>
    public SourceAnswer Fill(SourceAnswer answer) =>
        answer with { Records = [.. answer.Records.Select(Fill)] };

    private SourceRecord Fill(SourceRecord record)
    {
        if (record[RecordFields.Photo] is not { } sample)
        {
            return record;
        }

        var file = Path.Combine(folder, Path.GetFileName(sample));
        var fields = new Dictionary<string, string>(record.Fields);
        fields.Remove(RecordFields.Photo);
        if (File.Exists(file))
        {
            fields[RecordFields.Photo] = Convert.ToBase64String(File.ReadAllBytes(file));
        }

        return new SourceRecord(fields);
    }
}
