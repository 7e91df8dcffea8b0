namespace Bonafide.Engine.Requests;

/// <summary>The stable words of violations, for programs.</summary>
public static class ViolationCodes
{
    public const string Required = "required";
    public const string WrongType = "wrongType";
    public const string TooLong = "tooLong";
    public const string TooMany = "tooMany";
    public const string ForbiddenCharacter = "forbiddenCharacter";
    public const string InvalidFormat = "invalidFormat";
    public const string InvalidValue = "invalidValue";
    public const string OutOfRange = "outOfRange";
    public const string Duplicate = "duplicate";
    public const string NotInWorkflow = "notInWorkflow";
    public const string Unavailable = "unavailable";
    public const string NotFound = "notFound";
    public const string Unknown = "unknown";
    public const string UpdateOnly = "updateOnly";
}
