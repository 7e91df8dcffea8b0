using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers.Sandbox;

/// <summary>
/// Fictional people in every kind of register, for sandbox tenants only. The last names Unconfigured and Failing stand
/// for a source that is not there and one that does not answer.
/// </summary>
public static class SandboxRecords
{
    public const string UnconfiguredName = "Unconfigured";
    public const string FailingName = "Failing";

    private static readonly IReadOnlyList<SandboxRegister> Registers = Read();

    /// <summary>A register of the sandbox: all its records are made up.</summary>
    public sealed record SandboxRegister(
        string Name, string Kind, SourceType Type, string? Country, IReadOnlyList<Dictionary<string, string>> Records);

    public static IReadOnlyList<SandboxRegister> All => Registers;

    internal static (FactStatus Status, IReadOnlyList<SourceAnswer> Answers) Ask(
        RegisterQuestion question, PreparedData subject)
    {
        var surname = subject.LastName ?? subject.PaternalSurname;
        if (string.Equals(surname, UnconfiguredName, StringComparison.OrdinalIgnoreCase))
        {
            return (FactStatus.NotConfigured, []);
        }

        if (string.Equals(surname, FailingName, StringComparison.OrdinalIgnoreCase))
        {
            return (FactStatus.Failed, []);
        }

        var schema = RegisterSchemas.Find(question.Kind)!;
        return (FactStatus.Known, [.. Registers
            .Where(r => r.Kind == question.Kind && (r.Country is null || r.Country == (question.Country ?? r.Country)))
            .Select(r => new SourceAnswer(r.Name, r.Type, r.Country, true, Find(r, schema, question)))]);
    }

    private static List<SourceRecord> Find(SandboxRegister register, RegisterSchema schema, RegisterQuestion question)
    {
        var records = register.Records.Select(fields => new SourceRecord(fields)).ToList();
        var found = records.Where(record => question.Exact.Any(exact =>
            LookupKeys.ExactText(exact.Key, exact.Values) is { } text
            && LookupKeys.ExactText(exact.Key, schema.Keys[exact.Key].Select(f => record[f])) == text)).ToList();
        if ((found.Count == 0 || question.AlwaysPeople) && question.Name is { IsEmpty: false } name)
        {
            found.AddRange(records.Where(record => Shares(name, SubjectComparison.RecordName(record))));
        }

        return [.. found.Distinct()];
    }

    private static bool Shares(PersonName a, PersonName b) =>
        a.Folded.Split(' ').Intersect(b.Folded.Split(' ')).Any();

    private static List<SandboxRegister> Read()
    {
        using var stream = typeof(SandboxRecords).Assembly.GetManifestResourceStream("sandbox-records.json")!;
        return JsonSerializer.Deserialize<List<SandboxRegister>>(stream, RegisterManifest.Json)!;
    }
}
