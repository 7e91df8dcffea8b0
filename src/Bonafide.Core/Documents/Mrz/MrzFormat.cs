namespace Bonafide.Core.Documents.Mrz;

/// <summary>
/// The five zones of ICAO Doc 9303 as tables: alphabet of each position, fields and check digits. Positions count
/// from zero.
/// </summary>
internal sealed record MrzFormat
{
    /// <summary>Passports: Doc 9303-4 §4.2.2.</summary>
    public static readonly MrzFormat Td3 = new()
    {
        Name = "TD3",
        DocumentCodes = "P",
        Lines = [Code + Letters(42), Data + Signs(14) + "kk"],
        Names = new(0, 5, 39),
        Fields = TwoLines(optional: 14),
        Checks = [.. OwnChecks, new(MrzCheck.OptionalData, 1, 42, [new(1, 28, 14)]), Composite(43, 22)],
    };

    /// <summary>Larger cards, 105 × 74 mm: Doc 9303-6 §4.2.2.</summary>
    public static readonly MrzFormat Td2 = new()
    {
        Name = "TD2",
        DocumentCodes = "IAC",
        Lines = [Code + Letters(34), Data + Signs(7) + "k"],
        Names = new(0, 5, 31),
        Fields = TwoLines(optional: 7),
        Checks = [.. OwnChecks, Composite(35, 14)],
        NumberOverflow = new(1, 28, 7),
    };

    /// <summary>Cards of the size of a bank card: Doc 9303-5 §4.2.2.</summary>
    public static readonly MrzFormat Td1 = new()
    {
        Name = "TD1",
        DocumentCodes = "IAC",
        Lines =
        [
            Code + Letters(3) + Signs(9) + "k" + Signs(15),
            "ddddddksddddddk" + Letters(3) + Signs(11) + "k",
            Letters(30),
        ],
        Names = new(2, 0, 30),
        Fields = new Dictionary<MrzField, MrzSpan>
        {
            [MrzField.Issuer] = new(0, 2, 3),
            [MrzField.Number] = new(0, 5, 9),
            [MrzField.Optional] = new(0, 15, 15),
            [MrzField.Birth] = new(1, 0, 6),
            [MrzField.Sex] = new(1, 7, 1),
            [MrzField.Expiry] = new(1, 8, 6),
            [MrzField.Nationality] = new(1, 15, 3),
            [MrzField.SecondOptional] = new(1, 18, 11),
        },
        Checks =
        [
            new(MrzCheck.DocumentNumber, 0, 14, [new(0, 5, 9)]),
            new(MrzCheck.DateOfBirth, 1, 6, [new(1, 0, 6)]),
            new(MrzCheck.ExpiryDate, 1, 14, [new(1, 8, 6)]),
            new(MrzCheck.Composite, 1, 29, [new(0, 5, 25), new(1, 0, 7), new(1, 8, 7), new(1, 18, 11)]),
        ],
        NumberOverflow = new(0, 15, 15),
    };

    /// <summary>Full-size visas: Doc 9303-7 §4.2.2.</summary>
    public static readonly MrzFormat VisaA = Visa("MRV-A", 44);

    /// <summary>Small visas: Doc 9303-7 §5.2.2.</summary>
    public static readonly MrzFormat VisaB = Visa("MRV-B", 36);

    public static readonly IReadOnlyList<MrzFormat> All = [Td3, VisaA, Td2, VisaB, Td1];

    private const string Code = "ca";
    private const string Data = "nnnnnnnnnkaaaddddddksddddddk";

    public required string Name { get; init; }

    /// <summary>The letters with which a document of this format begins.</summary>
    public required string DocumentCodes { get; init; }

    /// <summary>
    /// One letter per position: c first letter of the document code, a A-Z, n A-Z and 0-9, d 0-9, k check digit,
    /// s sex; all but c may be the filler.
    /// </summary>
    public required IReadOnlyList<string> Lines { get; init; }

    public required MrzSpan Names { get; init; }

    public required IReadOnlyDictionary<MrzField, MrzSpan> Fields { get; init; }

    public required IReadOnlyList<MrzCheck> Checks { get; init; }

    public MrzCheck NumberCheck => Checks.First(check => check.Name == MrzCheck.DocumentNumber);

    /// <summary>Where a document number of more than nine signs goes on; null where it cannot.</summary>
    public MrzSpan? NumberOverflow { get; init; }

    public int Length => Lines[0].Length;

    private static MrzCheck[] OwnChecks =>
    [
        new(MrzCheck.DocumentNumber, 1, 9, [new(1, 0, 9)]),
        new(MrzCheck.DateOfBirth, 1, 19, [new(1, 13, 6)]),
        new(MrzCheck.ExpiryDate, 1, 27, [new(1, 21, 6)]),
    ];

    /// <summary>Over number, birth and expiry with their digits, and what follows up to the composite digit.</summary>
    private static MrzCheck Composite(int column, int lengthFromExpiry) =>
        new(MrzCheck.Composite, 1, column, [new(1, 0, 10), new(1, 13, 7), new(1, 21, lengthFromExpiry)]);

    private static MrzFormat Visa(string name, int length) => new()
    {
        Name = name,
        DocumentCodes = "V",
        Lines = [Code + Letters(length - 2), Data + Signs(length - 28)],
        Names = new(0, 5, length - 5),
        Fields = TwoLines(length - 28),
        Checks = OwnChecks,
    };

    private static Dictionary<MrzField, MrzSpan> TwoLines(int optional) => new()
    {
        [MrzField.Issuer] = new(0, 2, 3),
        [MrzField.Number] = new(1, 0, 9),
        [MrzField.Nationality] = new(1, 10, 3),
        [MrzField.Birth] = new(1, 13, 6),
        [MrzField.Sex] = new(1, 20, 1),
        [MrzField.Expiry] = new(1, 21, 6),
        [MrzField.Optional] = new(1, 28, optional),
    };

    private static string Letters(int count) => new('a', count);

    private static string Signs(int count) => new('n', count);
}

internal enum MrzField
{
    Issuer,
    Number,
    Nationality,
    Birth,
    Sex,
    Expiry,
    Optional,
    SecondOptional,
}

/// <summary>A stretch of one line.</summary>
internal readonly record struct MrzSpan(int Line, int Start, int Length)
{
    public int End => Start + Length;

    public bool Holds(int line, int column) => line == Line && column >= Start && column < End;
}

/// <summary>One check digit: where it stands and what it is computed over.</summary>
internal sealed record MrzCheck(string Name, int Line, int Column, IReadOnlyList<MrzSpan> Covers)
{
    public const string DocumentNumber = "documentNumber";
    public const string DateOfBirth = "dateOfBirth";
    public const string ExpiryDate = "expiryDate";
    public const string OptionalData = "optionalData";
    public const string Composite = "composite";

    public bool Concerns(int line, int column) =>
        (line == Line && column == Column) || Covers.Any(span => span.Holds(line, column));
}
