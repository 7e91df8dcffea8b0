namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>
/// A blank document as SVG whose texts and pictures carry the names that the DocXPand project gives them
/// (<c>family_name_field</c>, <c>mrz_field_1</c>, <c>photo_image</c>).
/// </summary>
/// <param name="Name">Of the files, without side and ending.</param>
/// <param name="Form">TD2 or TD3, which the name says.</param>
/// <param name="Pages">Side and SVG; the front first.</param>
public sealed record DocumentTemplate(string Name, string Form, IReadOnlyList<(string Side, string Svg)> Pages)
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostFiles = 100;

    private static readonly string[] Forms = ["TD2", "TD3"];

    /// <summary>
    /// Files <c>NAME-front.svg</c> and <c>NAME-back.svg</c> of a folder, with <c>td2</c> or <c>td3</c> in the name;
    /// files of other forms are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is too large.</exception>
    public static IReadOnlyList<DocumentTemplate> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.svg").Order(StringComparer.Ordinal).Take(MostFiles)
            .Select(file => (File: file, Name: Path.GetFileNameWithoutExtension(file)))
            .Where(file => Side(file.Name) is not null && FormOf(file.Name) is not null)
            .GroupBy(file => file.Name[..file.Name.LastIndexOf('-')])
            .Where(group => group.Any(file => Side(file.Name) == "FRONT"))
            .Select(group => new DocumentTemplate(group.Key, FormOf(group.Key)!, [.. group
                .OrderByDescending(file => Side(file.Name), StringComparer.Ordinal)
                .Select(file => (Side(file.Name)!, Text(file.File)))]))];

    private static string? Side(string name) =>
        name.EndsWith("-front", StringComparison.OrdinalIgnoreCase) ? "FRONT"
        : name.EndsWith("-back", StringComparison.OrdinalIgnoreCase) ? "BACK"
        : null;

    private static string? FormOf(string name) =>
        Forms.FirstOrDefault(form => name.Contains(form, StringComparison.OrdinalIgnoreCase));

    private static string Text(string file) => new FileInfo(file).Length <= MostBytes
        ? File.ReadAllText(file)
        : throw new InvalidDataException($"The template {Path.GetFileName(file)} is too large.");
}
