using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Identity.Records;

/// <summary>Which of the several fields of a subject holds the number that a check is about.</summary>
public static class SubjectNumbers
{
    public static NumberCheck Cpf(CapabilityInput input) => Cpf(input.Execution.Prepared, input.Subject);

    public static NumberCheck Cpf(GatherContext context) => Cpf(context.Execution.Prepared, context.Subject);

    /// <summary>
    /// What was given as the id number wins, and if that is no CPF, the personal number. A document's own number is
    /// no CPF in Brazil, so extraction is asked for the CPF that the document prints.
    /// </summary>
    private static NumberCheck Cpf(PreparedData? prepared, SubjectData subject)
    {
        var extracted = subject.Extracted;
        string?[] candidates =
        [
            prepared?.Id?.IdNumber, prepared?.PersonalNumber, extracted?.Other.GetValueOrDefault("cpf"),
            extracted?.PersonalNumber, extracted?.Other.GetValueOrDefault("taxNumber"),
        ];
        var best = default(NumberCheck);
        foreach (var candidate in candidates)
        {
            var check = Numbers.Cpf.Check(candidate);
            best = check.Verdict > best.Verdict ? check : best;
            if (check.Verdict > NumberVerdict.Malformed)
            {
                return check;
            }
        }

        return best;
    }

    /// <summary>
    /// The number that the generic checks ask for: id number, personal number or SSN, whichever is given.
    /// </summary>
    public static string? National(PreparedData values) =>
        FirstGiven(values.Id?.IdNumber, values.PersonalNumber, values.SocialSecurityNumber);

    /// <summary>CURP: the id number, or what the document prints as the CURP.</summary>
    public static string? Curp(SubjectData subject, PreparedData? prepared) => FirstGiven(
        prepared?.Id?.IdNumber, prepared?.PersonalNumber, subject.Extracted?.Other.GetValueOrDefault("curp"),
        subject.Extracted?.PersonalNumber);

    private static string? FirstGiven(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
