using System.Text.Json;
using System.Xml;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Watchlists.Formats;

namespace Bonafide.Sources.Watchlists;

/// <summary>
/// Reads a published list, writes its names in Latin letters and puts it in force. A file that is damaged, cut short or
/// partly unreadable changes nothing: half a list would pass people unseen.
/// </summary>
public sealed class WatchlistImporter(
    ImportStore store, Transliterator transliterator, TimeProvider time, WatchlistLimits limits)
{
    internal static readonly IReadOnlyList<IWatchlistFormat> Formats =
        [new UnitedNationsList(), new OfacList(), new EuropeanUnionList()];

    public static IEnumerable<string> FormatNames => Formats.Select(format => format.Name);

    /// <param name="format">One of <see cref="FormatNames"/>.</param>
    /// <param name="name">The list's name; null for the format's own.</param>
    /// <param name="tenant">The tenant that it is for; null for the whole installation.</param>
    /// <param name="isDryRun">Reads and checks everything and changes nothing.</param>
    /// <param name="main">The list; <paramref name="aliases"/> and <paramref name="addresses"/> are OFAC's.</param>
    public ImportResult Import(
        string format, string? name, TenantId? tenant, bool isDryRun, Stream main, Stream? aliases = null,
        Stream? addresses = null)
    {
        var reader = Formats.Single(one => one.Name == format);
        var problems = new List<ImportProblem>();
        var entries = new TextTable.Builder();
        var count = 0L;
        try
        {
            foreach (var draft in reader.Read(new(main, aliases, addresses), limits))
            {
                if (ToEntry(draft, problems) is { } entry)
                {
                    // Equal entries share a text, and count once.
                    entries.Add(JsonSerializer.Serialize(entry, FactJson.Options));
                }

                if (++count > limits.MaxEntries || problems.Count >= limits.MaxProblems)
                {
                    problems.Add(new(draft.Line, "Too many entries or problems: the reading stopped here."));
                    break;
                }
            }
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException)
        {
            problems.Add(new((unreadable as XmlException)?.LineNumber ?? 0, Sentence(unreadable)));
        }

        if (count == 0 && problems.Count == 0)
        {
            problems.Add(new(0, "The file has no entries."));
        }

        if (problems.Count > 0 || isDryRun)
        {
            return new(null, count, problems);
        }

        var writer = new PackFileWriter();
        entries.WriteTo(writer, WatchlistIndex.Entries);
        return new(
            store.Publish(WatchlistIndex.Area, tenant, name ?? format, count, time.GetUtcNow(), writer), count, []);
    }

    private WatchlistEntry? ToEntry(DraftEntry draft, List<ImportProblem> problems)
    {
        var before = problems.Count;
        if (draft.Reference is not { Length: > 0 } reference || reference.Length > limits.MaxValueLength)
        {
            problems.Add(new(draft.Line, "The entry has no reference, or a very long one."));
            return null;
        }

        if (draft.Names.Count == 0)
        {
            problems.Add(new(draft.Line, "The entry has no name."));
        }

        if (draft.Names.Count > limits.MaxPerEntry || draft.Births.Count > limits.MaxPerEntry
            || draft.Countries.Count > limits.MaxPerEntry
            || draft.Names.Any(one => one.Given.Length + (one.Surnames?.Length ?? 0) > limits.MaxValueLength))
        {
            problems.Add(new(draft.Line, "The entry has too many names, dates or countries, or one that is too long."));
        }

        if (problems.Count > before)
        {
            return null;
        }

        var names = draft.Names.Select(ToName).Distinct().ToList();
        if (names.Exists(one => !System.Text.Ascii.IsValid(one.ToString())))
        {
            problems.Add(new(draft.Line, "A name is in another script, and the transliteration pack is not built."));
            return null;
        }

        return new(reference, draft.Subject, names, draft.Births, draft.Countries, draft.Programme);
    }

    private WatchlistName ToName((string Given, string? Surnames, bool IsAlias) name)
    {
        var given = transliterator.ToLatin(name.Given);
        var surnames = name.Surnames is null ? null : transliterator.ToLatin(name.Surnames);
        var written = string.Join(' ', new[] { name.Given, name.Surnames }.OfType<string>());
        var isOtherScript = written.EnumerateRunes().Any(rune => rune.Value > 0x24F && System.Text.Rune.IsLetter(rune));
        return new(given, surnames, name.IsAlias, isOtherScript ? written : null);
    }

    private static string Sentence(Exception unreadable) => unreadable is XmlException xml
        ? $"The XML is not well formed or has a document type (line {xml.LineNumber}, position {xml.LinePosition})."
        : unreadable.Message;
}
