using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Sources.Registers.Questions;

/// <summary>What each kind of fact asks of registers and connectors; null when the input for it is missing.</summary>
internal static class RecordQuestions
{
    internal static RegisterQuestion? Of(string factKind, GatherContext context) =>
        factKind == RecordFactKinds.Cpf.Name ? CpfHolder(context)
        : factKind == RecordFactKinds.Ssn.Name ? SsnHolder(context)
        : factKind == RecordFactKinds.Person.Name ? Person(context)
        : factKind == RecordFactKinds.Licence.Name ? Licence(context)
        : Government(context);

    private static RegisterQuestion? CpfHolder(GatherContext context) =>
        SubjectNumbers.Cpf(context) is { IsPlausible: true, Canonical: { } cpf }
            ? new RegisterQuestion("cpf", "BRA", [(0, [cpf])])
            : null;

    private static RegisterQuestion? SsnHolder(GatherContext context)
    {
        var values = context.Subject.Values;
        var full = Ssn.Check(values.SocialSecurityNumber);
        if (full is { IsPlausible: true, Canonical: { } ssn })
        {
            return new RegisterQuestion("ssn", "USA", [(0, [ssn])]);
        }

        // Four digits find nobody by themselves: name and postal code do.
        return Ssn.CheckLastFour(values.SocialSecurityNumber).IsPlausible
            ? new RegisterQuestion(
                "ssn", "USA", [], SubjectComparison.SubjectName(values), SubjectDates.Birth(values),
                values.Address?.PostalCode)
            : null;
    }

    private static RegisterQuestion? Person(GatherContext context)
    {
        var values = context.Subject.Values;
        var name = SubjectComparison.SubjectName(values);
        return name.IsEmpty || CountryCodes.ToAlpha3(values.Address?.Country) is not { } country
            ? null
            : new RegisterQuestion(
                "person", country, [(0, [country, SubjectNumbers.National(values)])], name, SubjectDates.Birth(values),
                values.Address?.PostalCode, AlwaysPeople: true);
    }

    private static RegisterQuestion? Licence(GatherContext context)
    {
        var values = context.Subject.Values;
        var state = Subdivisions.Canonical("US", values.Address?.SubdivisionOrState);
        return string.IsNullOrWhiteSpace(values.Id?.IdNumber) || state is null
            ? null
            : new RegisterQuestion("licence", "USA", [(0, [state, values.Id.IdNumber])]);
    }

    private static RegisterQuestion? Government(GatherContext context)
    {
        var values = context.Subject.Values;
        var check = GovernmentRoute.Of(context.Execution, context.Subject);
        var kind = GovernmentRoute.RegisterKind(check);
        var number = SubjectNumbers.National(values);
        return check switch
        {
            GovernmentCheck.None => null,
            GovernmentCheck.Argentina => Dni.Check(number).Canonical is { } dni
                ? new(kind, "ARG", [(0, [dni, "M"]), (0, [dni, "F"]), (0, [dni, "X"])])
                : null,
            GovernmentCheck.Brazil => CpfHolder(context),
            GovernmentCheck.Colombia =>
                Nuip.Check(number).Canonical is { } nuip ? new(kind, "COL", [(0, [nuip])]) : null,
            GovernmentCheck.Thailand => ThaiNationalId.Check(number).Canonical is { } id
                ? new(kind, "THA", [(0, [id])])
                : null,
            GovernmentCheck.MexicoCurp => Curp(context, kind),
            GovernmentCheck.MexicoIneData or GovernmentCheck.MexicoIneList => Ine(context, kind),
            _ => number is null ? null : Generic(context, kind, number),
        };
    }

    private static RegisterQuestion Generic(GatherContext context, string kind, string number)
    {
        var country = CountryCodes.ToAlpha3(context.Subject.Values.Address?.Country);
        return new RegisterQuestion(kind, country, [(0, [country, number])]);
    }

    private static RegisterQuestion? Curp(GatherContext context, string kind)
    {
        var values = context.Subject.Values;
        if (SubjectNumbers.Curp(context.Subject, context.Execution.Prepared) is { } curp)
        {
            return new RegisterQuestion(kind, "MEX", [(0, [curp])]);
        }

        return SubjectDates.Birth(values) is { } born
            ? new RegisterQuestion(kind, "MEX", [], SubjectComparison.SubjectName(values), born)
            : null;
    }

    private static RegisterQuestion? Ine(GatherContext context, string kind) =>
        context.Subject.Values.Ine is { } ine
            ? new RegisterQuestion(
                kind, "MEX",
                [
                    (0, [ine.ElectorKey]), (1, [SubjectNumbers.Curp(context.Subject, context.Execution.Prepared)]),
                    (2, [ine.Cic]), (3, [ine.Ocr]),
                ])
            : null;
}
