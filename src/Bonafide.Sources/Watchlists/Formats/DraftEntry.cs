using System.Globalization;
using Bonafide.Core.Countries;
using Bonafide.Core.Screening;

namespace Bonafide.Sources.Watchlists.Formats;

/// <summary>An entry as a format reads it, before it is checked and written in Latin letters.</summary>
/// <param name="line">1-based line of a CSV file, or number of the entry.</param>
internal sealed class DraftEntry(long line)
{
    public long Line => line;

    public string? Reference { get; init; }

    public WatchlistSubject Subject { get; init; }

    public string? Programme { get; init; }

    public List<(string Given, string? Surnames, bool IsAlias)> Names { get; } = [];

    public List<ListedBirth> Births { get; } = [];

    public List<string> Countries { get; } = [];

    /// <summary>A name that is empty is passed over.</summary>
    public void AddName(string? given, string? surnames, bool isAlias)
    {
        var (first, last) = (given?.Trim(), surnames?.Trim());
        if (string.IsNullOrEmpty(first))
        {
            (first, last) = (last, null);
        }

        if (!string.IsNullOrEmpty(first))
        {
            Names.Add((first, string.IsNullOrEmpty(last) ? null : last, isAlias));
        }
    }

    public void AddBirth(ListedBirth? birth)
    {
        if (birth is not null && !Births.Contains(birth))
        {
            Births.Add(birth);
        }
    }

    /// <summary>What is neither a code nor a known name says nothing that could be compared.</summary>
    public void AddCountries(IEnumerable<string?> countries)
    {
        foreach (var code in countries.Select(CountryNames.ToAlpha3).OfType<string>())
        {
            if (!Countries.Contains(code))
            {
                Countries.Add(code);
            }
        }
    }

    public static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200
            ? year
            : null;
}

/// <summary>The files of one list; only OFAC's has more than one.</summary>
internal sealed record WatchlistFiles(Stream Main, Stream? Aliases = null, Stream? Addresses = null);

/// <summary>One published format of watch-lists.</summary>
internal interface IWatchlistFormat
{
    /// <summary>The word of <c>watchlist import FORMAT</c>, and the list's name unless another is given.</summary>
    string Name { get; }

    /// <exception cref="InvalidDataException">It is another document, or beyond a limit.</exception>
    /// <exception cref="System.Xml.XmlException">It is not well formed.</exception>
    IEnumerable<DraftEntry> Read(WatchlistFiles files, WatchlistLimits limits);
}
