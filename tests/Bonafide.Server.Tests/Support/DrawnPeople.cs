using Bonafide.Vision.Specimens;

namespace Bonafide.Server.Tests.Support;

/// <summary>Fictional people whose passports the tests draw.</summary>
internal static class DrawnPeople
{
    /// <summary>Nobody that a register or list knows.</summary>
    public static SpecimenPassport Maja { get; } = new()
    {
        Surname = "LINDQVIST",
        GivenNames = "MAJA ELIN",
        DocumentNumber = "X1234567",
        BirthDate = new DateOnly(1990, 5, 12),
        IssueDate = new DateOnly(2024, 4, 13),
        ExpiryDate = new DateOnly(2034, 4, 12),
        Sex = 'F',
    };

    /// <summary>Somebody whom the sandbox's registers know.</summary>
    public static SpecimenPassport Alma { get; } = new()
    {
        Surname = "NORDVIK",
        GivenNames = "ALMA RUTH",
        DocumentNumber = "U7340915K",
        BirthDate = new DateOnly(1984, 3, 17),
        IssueDate = new DateOnly(2024, 4, 13),
        ExpiryDate = new DateOnly(2034, 4, 12),
        Sex = 'F',
    };
}
