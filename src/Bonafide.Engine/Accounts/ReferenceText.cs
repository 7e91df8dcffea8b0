using System.Buffers;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Accounts;

/// <summary>The characters that references may hold (contract 01 §7).</summary>
internal static class ReferenceText
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>\"/;`%{}|");

    public static void Check(string field, string? text, List<Violation> problems)
    {
        if (text is not null && (text.AsSpan().ContainsAny(Forbidden) || text.Any(char.IsControl)))
        {
            problems.Add(new(
                field,
                ViolationCodes.ForbiddenCharacter,
                "Must not contain any of < > \" / ; ` % { } | or a control character."));
        }
    }
}
