using Bonafide.Contracts;
using Bonafide.Core.Countries;
using Bonafide.Core.Errors;
using Bonafide.Core.Facts;
using Bonafide.Engine.Requests;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Files;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Engine.Registers;

/// <summary>Registers as the management API says them.</summary>
public static class RegisterReplies
{
    /// <exception cref="RequestProblemException">400 with everything that is wrong.</exception>
    public static RegisterImport Import(
        string? kind, string? name, string? sourceType, string? country, RegisterFormat format, bool dryRun)
    {
        var problems = new List<Violation>();
        var schema = kind is null ? null : RegisterSchemas.Find(kind);
        var alpha3 = country is null ? null : CountryCodes.ToAlpha3(country);
        var type = sourceType is null ? schema?.SourceType
            : Enum.GetNames<SourceType>().Contains(sourceType) ? Enum.Parse<SourceType>(sourceType) : null;
        if (schema is null)
        {
            problems.Add(new("registerKind", Code(kind),
                $"Must be one of {string.Join(", ", RegisterSchemas.All.Select(one => one.Kind))}."));
        }

        if (name is not null && !RegisterStore.IsName(name))
        {
            problems.Add(new(
                "registerName", ViolationCodes.InvalidValue, "Has 1 to 60 lower-case letters, digits and dashes."));
        }

        if (type is null && (schema is not null || sourceType is not null))
        {
            problems.Add(new("sourceType", Code(sourceType),
                $"Must be one of {string.Join(", ", Enum.GetNames<SourceType>())}."));
        }

        if (country is not null && alpha3 is null)
        {
            problems.Add(new("country", ViolationCodes.InvalidValue, "Must be a code of ISO 3166-1."));
        }

        return problems.Count == 0
            ? new(schema!.Kind, name ?? schema.Kind, type!.Value, alpha3, format, dryRun)
            : throw new RequestProblemException(
                ProblemKind.BadRequest, "The import is not described rightly.", problems);
    }

    /// <summary>Over the API a version is named, so that a request which is sent again does the same again.</summary>
    /// <exception cref="RequestProblemException">400 when it is missing.</exception>
    public static Guid DemandVersion(Guid? version) => version ?? throw new RequestProblemException(
        ProblemKind.BadRequest, "The version to put in force is missing.",
        [new("version", ViolationCodes.Required, "Must be the id of one of the register's versions.")]);

    /// <exception cref="RequestProblemException">400 with everything that is wrong with the file.</exception>
    public static RegisterImportReply Of(RegisterImportResult result) => result.Problems.Count == 0
        ? new(result.Records, result.Imported?.Version)
        : throw new RequestProblemException(
            ProblemKind.BadRequest, "The file has mistakes; nothing was changed.",
            [.. result.Problems.Select(one => new Violation(
                one.Column is null ? $"line {one.Row}" : $"line {one.Row}, {one.Column}", one.Code, one.Message))]);

    public static RegisterListReply Of(IReadOnlyList<RegisterListing> listed) => new([.. listed.Select(one =>
        new RegisterReply(
            one.Row.Name, one.Row.Kind, one.Row.SourceType, one.Row.Country, one.Row.Records, one.Row.ImportedAt,
            one.Row.Version, [.. one.Versions.Select(Of)]))]);

    public static RegisterVersionReply Of(RegisterManifest version) =>
        new(version.Version, version.Records, version.ImportedAt);

    private static string Code(string? given) =>
        given is null ? ViolationCodes.Required : ViolationCodes.InvalidValue;
}
