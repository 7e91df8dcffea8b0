using Bonafide.Core.Countries;
using Bonafide.Core.Executions;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Identity.Records;

/// <summary>The government checks, each with its register.</summary>
public enum GovernmentCheck
{
    None = 0,
    Generic = 1,
    Argentina = 2,
    Brazil = 3,
    Colombia = 4,
    Thailand = 5,
    MexicoCurp = 6,
    MexicoIneData = 7,
    MexicoIneList = 8,
}

/// <summary>Which check runs (ruling 9): a dedicated key forces one, else the country and the inputs decide.</summary>
public static class GovernmentRoute
{
    public static GovernmentCheck Of(ExecutionView execution, SubjectData subject)
    {
        switch (execution.Workflow.Variant)
        {
            case "INE_DATA" or "INE_FACE":
                return GovernmentCheck.MexicoIneData;
            case "INE_LIST":
                return GovernmentCheck.MexicoIneList;
            case "CURP":
                return GovernmentCheck.MexicoCurp;
            case "ARG":
                return GovernmentCheck.Argentina;
            case "BRA":
                return GovernmentCheck.Brazil;
            default:
                return ByCountry(subject.Values);
        }
    }

    /// <summary>The kind of register that answers a check.</summary>
    public static string RegisterKind(GovernmentCheck check) => check switch
    {
        GovernmentCheck.Argentina => "renaper",
        GovernmentCheck.Brazil => "cpf",
        GovernmentCheck.Colombia => "registraduria",
        GovernmentCheck.Thailand => "dopa",
        GovernmentCheck.MexicoCurp => "curp",
        GovernmentCheck.MexicoIneData or GovernmentCheck.MexicoIneList => "ine",
        _ => "govt",
    };

    private static GovernmentCheck ByCountry(PreparedData values) =>
        CountryCodes.ToAlpha3(values.Address?.Country) switch
    {
        "ARG" => GovernmentCheck.Argentina,
        "BRA" => GovernmentCheck.Brazil,
        "COL" => GovernmentCheck.Colombia,
        "THA" => GovernmentCheck.Thailand,
        "MEX" => ByIne(values.Ine),
        null => GovernmentCheck.None,
        _ => GovernmentCheck.Generic,
    };

    private static GovernmentCheck ByIne(IneData? ine)
    {
        if (!string.IsNullOrWhiteSpace(ine?.Type))
        {
            return GovernmentCheck.MexicoIneList;
        }

        string?[] others = [ine?.Cic, ine?.CitizenID, ine?.Ocr, ine?.ElectorKey, ine?.IssuingNumber];
        return others.Any(value => !string.IsNullOrWhiteSpace(value))
            ? GovernmentCheck.MexicoIneData
            : GovernmentCheck.MexicoCurp;
    }
}
