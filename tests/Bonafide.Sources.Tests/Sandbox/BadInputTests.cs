using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Registers.Sandbox;

namespace Bonafide.Sources.Tests.Sandbox;

/// <summary>Whoever passes does not pass any more under a strange name, or with a number in another's place.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Curp = "GOMC850412MDFMRL09";
    private const string Ssn = "536-22-7890";

    private static readonly string[] StrangeNames =
    [
        "X", new('x', 200), new('x', 5_000), "李", "علي", "Ω", "🙂", "'", "-- ,.", "\u202e\u0000",
        string.Join(' ', Enumerable.Repeat("ab", 100)),
    ];

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Signals => new(Passing().Select(person => person.Signal).Distinct());

    /// <summary>Those that stand or fall with a number.</summary>
    public static TheoryData<string> NumberSignals => new(
        CapabilityNames.BraCpfValidation, CapabilityNames.DrivingLicenseVerification,
        CapabilityNames.EkycSsnVerification, CapabilityNames.GovtIdVerification);

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task AStrangeName_NeverPasses(string signal)
    {
        // The INE list is asked by the card's numbers and knows no names.
        foreach (var person in Passing().Where(
            person => person.Signal == signal && Names(person).Length > 0 && person.Prepared["ine"]?["type"] is null))
        {
            foreach (var name in StrangeNames)
            {
                await DemandNoPassAsync(person, prepared => SetAll(prepared, Names(person), name), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(NumberSignals))]
    public async Task ANumberInAnothersPlace_NeverPasses(string signal)
    {
        foreach (var person in Passing().Where(person => person.Signal == signal))
        {
            foreach (var number in new[] { Curp, Ssn, new string('9', 300) })
            {
                await DemandNoPassAsync(person, prepared => SetNumbers(prepared, number), number);
            }
        }
    }

    public void Dispose() => _run.Dispose();

    /// <summary>Those whose facts come from registers alone; photos are compared elsewhere.</summary>
    private static IEnumerable<SandboxPerson> Passing() => SandboxPeople.All.Where(
        person => person.Decision == "PASSED" && person.Signal != CapabilityNames.BiometricVerification);

    private async Task DemandNoPassAsync(SandboxPerson person, Action<JsonObject> spoil, string with)
    {
        var prepared = person.Prepared.DeepClone().AsObject();
        spoil(prepared);
        var outcome = await _run.JudgeAsync(
            person.Signal, person.Workflow,
            prepared.Deserialize<PreparedData>(JsonSerializerOptions.Web)!, sandbox: true,
            new CapabilityOptions { EkycSearchType = person.SearchType ?? "one" });
        Assert.True(
            outcome.Decision != Decision.Passed,
            $"{person.Signal} '{person.Name}' with {with[..Math.Min(20, with.Length)]} gives {outcome.Label}");
    }

    private static string[] Names(SandboxPerson person) =>
        [.. person.Prepared.Select(member => member.Key).Where(key => key is "firstName" or "middleName" or "lastName"
            or "paternalSurname" or "maternalSurname")];

    private static void SetAll(JsonObject prepared, IEnumerable<string> names, string value)
    {
        foreach (var name in names)
        {
            prepared[name] = value;
        }
    }

    private static void SetNumbers(JsonObject prepared, string number)
    {
        if (prepared["id"] is JsonObject { } id)
        {
            id["idNumber"] = number;
        }

        if (prepared["socialSecurityNumber"] is not null)
        {
            prepared["socialSecurityNumber"] = number;
        }

        foreach (var key in prepared["ine"]?.AsObject().Select(member => member.Key).ToList() ?? [])
        {
            prepared["ine"]![key] = key == "type" ? prepared["ine"]![key]!.DeepClone() : number;
        }
    }
}
