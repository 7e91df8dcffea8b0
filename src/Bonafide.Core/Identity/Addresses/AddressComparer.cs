using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Identity.Addresses;

/// <summary>Limits of the address comparison, 0 to 1; set on the first half of generated pairs (README.md).</summary>
public sealed record AddressComparisonOptions
{
    /// <summary>Least similarity of two street names.</summary>
    public double StreetLimit { get; init; } = 0.9;

    /// <summary>Least similarity of two city names.</summary>
    public double CityLimit { get; init; } = 0.9;
}

/// <summary>How two addresses agree, part by part; null where one side is silent.</summary>
public sealed record AddressComparison
{
    public required bool? Street { get; init; }

    public required bool? Premise { get; init; }

    public required bool? Unit { get; init; }

    public required bool? City { get; init; }

    public required bool? PostalCode { get; init; }

    public required bool? Subdivision { get; init; }

    /// <summary>Line 1: street, number, and unit where both name one.</summary>
    public bool Line1 => Street == true && Premise != false && Unit != false;

    /// <summary>Line 2 as given, folded; null when neither side has one.</summary>
    public required bool? Line2 { get; init; }

    /// <summary>Nothing that both sides say differs, and street and postal code or city agree.</summary>
    public MatchGrade Grade
    {
        get
        {
            bool?[] parts = [Street, Premise, Unit, City, PostalCode, Subdivision];
            if (parts.All(p => p != false) && Street == true && (City == true || PostalCode == true))
            {
                return MatchGrade.Full;
            }

            var agree = parts.Count(p => p == true);
            return (City == true || PostalCode == true) && agree >= 2 ? MatchGrade.Partial : MatchGrade.No;
        }
    }

    public required IReadOnlyList<MatchPiece> Pieces { get; init; }
}

/// <summary>Compares two addresses of one country.</summary>
public sealed class AddressComparer(AddressComparisonOptions options)
{
    public static AddressComparer Default { get; } = new(new AddressComparisonOptions());

    public AddressComparison Compare(AddressText a, AddressText b, Transliterator? transliterator = null)
    {
        var left = StreetLine.Parse($"{a.Line1} {a.Line2}", a.CountryAlpha2, transliterator);
        var right = StreetLine.Parse($"{b.Line1} {b.Line2}", b.CountryAlpha2 ?? a.CountryAlpha2, transliterator);
        var street = StreetSimilarity(left, right);
        var city = Similarity(Fold(a.City, transliterator), Fold(b.City, transliterator));
        var pieces = new List<MatchPiece>();
        bool? Piece(string name, double? value, double limit)
        {
            if (value is { } known)
            {
                pieces.Add(new MatchPiece(name, known, limit));
            }

            return value >= limit ? true : value is null ? null : false;
        }

        return new AddressComparison
        {
            Street = Piece("street", street, options.StreetLimit),
            Premise = Piece("premise", Equal(left.Premise, right.Premise), 1),
            Unit = Piece("unit", Equal(left.Unit, right.Unit), 1),
            City = Piece("city", city, options.CityLimit),
            PostalCode = Piece("postalCode", Postal(a.PostalCode, b.PostalCode, a.CountryAlpha2), 1),
            Subdivision = Piece(
                "subdivision", Equal(Subdivision(a, transliterator), Subdivision(b, transliterator)), 1),
            Line2 = Piece("line2", Equal(Fold(a.Line2, transliterator), Fold(b.Line2, transliterator)), 1),
            Pieces = pieces,
        };
    }

    /// <summary>Lower-case Latin letters and digits with single spaces.</summary>
    public static string Fold(string? text, Transliterator? transliterator = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        var latin = (transliterator ?? Transliterator.LatinOnly)
            .ToLatin(text.Length > StreetLine.MaxLength ? text[..StreetLine.MaxLength] : text).ToLowerInvariant();
        Span<char> kept = latin.Length <= 512 ? stackalloc char[latin.Length] : new char[latin.Length];
        var length = 0;
        foreach (var c in latin)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept[length++] = c;
            }
            else if (c is not '\'' and not '.' && length > 0 && kept[length - 1] != ' ')
            {
                kept[length++] = ' ';
            }
        }

        return new string(kept[..length]).TrimEnd();
    }

    private static double? StreetSimilarity(StreetLine a, StreetLine b)
    {
        if (a.NamesBox || b.NamesBox)
        {
            return a.NamesBox && b.NamesBox ? Equal(a.Box, b.Box) : null;
        }

        if (a.Name.Length == 0 || b.Name.Length == 0)
        {
            return null;
        }

        // Numbered streets differ by a digit; likeness in spelling says nothing about them.
        var similarity = a.Name.Any(char.IsAsciiDigit) || b.Name.Any(char.IsAsciiDigit)
            ? (a.Name == b.Name ? 1.0 : 0)
            : TokenSimilarity.JaroWinkler(a.Name, b.Name);
        var contradicts = (a.Type.Length > 0 && b.Type.Length > 0 && a.Type != b.Type)
            || (a.Direction.Length > 0 && b.Direction.Length > 0 && a.Direction != b.Direction);
        return contradicts ? similarity * 0.85 : similarity;
    }

    private static double? Similarity(string a, string b) =>
        a.Length == 0 || b.Length == 0 ? null : TokenSimilarity.JaroWinkler(a, b);

    private static double? Equal(string a, string b) => a.Length == 0 || b.Length == 0 ? null : a == b ? 1 : 0;

    private static string Subdivision(AddressText address, Transliterator? transliterator) =>
        Fold(Addresses.Subdivisions.Canonical(address.CountryAlpha2, address.Subdivision), transliterator);

    private static double? Postal(string? a, string? b, string? country)
    {
        var left = Fold(a).Replace(" ", string.Empty, StringComparison.Ordinal);
        var right = Fold(b).Replace(" ", string.Empty, StringComparison.Ordinal);
        if (country is "US")
        {
            // ZIP+4 and ZIP name the same area.
            left = left.Length == 9 ? left[..5] : left;
            right = right.Length == 9 ? right[..5] : right;
        }

        return Equal(left, right);
    }
}
