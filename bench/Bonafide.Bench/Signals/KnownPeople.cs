using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bonafide.Bench.Serving;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Sightings;
using Bonafide.Engine.Tenants;
using Bonafide.Server.Tests.Devices;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Bench.Signals;

/// <summary>
/// A hundred made-up people whom the tenant saw twenty times each over the last weeks, and transactions of theirs that
/// are judged but not stored.
/// </summary>
internal sealed class KnownPeople
{
    private const int People = 100;
    private const int Earlier = 20;

    private readonly TenantContext _tenant;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly MadeUpBrowser[] _browsers;
    private readonly string _subkey;

    private KnownPeople(TenantContext tenant, string subkey, string origin)
    {
        (_tenant, _subkey) = (tenant, subkey);
        _browsers = [.. Enumerable.Range(0, People).Select(i => new MadeUpBrowser(
            origin, Text($"192.0.2.{i + 1}"), model: Text($"{1_000 + i}")))];
    }

    public static async Task<KnownPeople> NewAsync(BenchHost host)
    {
        var tenant = await host.Services.GetRequiredService<TenantContexts>().GetAsync(host.Tenant, default);
        var collector = await host.Http.GetFromJsonAsync<JsonElement>(
            new Uri("/api/management/v1/devices/collector", UriKind.Relative));
        var made = new KnownPeople(
            tenant, collector.GetProperty("subkey").GetString()!, host.Access.BaseUrl.TrimEnd('/'));
        await host.Services.GetRequiredService<Database>().Writes.RunAsync(
            Actor.System(tenant.Id, "bench"), made.Remember, default);
        return made;
    }

    /// <summary>A transaction of a person, with a blackbox of its own where the workflow judges devices.</summary>
    public async Task<LoadedExecution> ExecutionAsync(WorkflowDefinition workflow, int number)
    {
        var (id, account) = (new ExecutionId(Guid.CreateVersion7()), new AccountId(Guid.CreateVersion7()));
        var row = new ExecutionRow
        {
            Id = id, Account = account, WorkflowKey = workflow.Key, State = ExecutionState.Processing, Sequence = 1,
            CreatedAt = _now, CreatedBy = "bench", ExpiresAt = _now, TokenExpiresAt = _now,
        };
        var blackbox = workflow.Has(CapabilityNames.DeviceRiskVerification)
            ? await _browsers[number % People].VisitAsync(_subkey)
            : null;
        var view = new ExecutionView
        {
            Tenant = _tenant.Id, IsSandbox = _tenant.IsSandbox, Account = account, Id = id, Workflow = workflow,
            StartedAt = TimeProvider.System.GetUtcNow(), Settings = _tenant.Settings,
            Prepared = Person(number % People),
            DeviceRisk = blackbox is null ? null : new(blackbox, IsDeprecatedVariant: false),
            Credentials =
            [
                new() { Id = new(Guid.CreateVersion7()), Category = CredentialCategory.Data, Label = "DATA" },
            ],
        };
        return new(
            _tenant, new StoredExecution(_tenant, row), view, new FactSet([]), new Dictionary<PartId, PartSource>(),
            new Dictionary<string, string?>());
    }

    private int Remember(IWriteTransaction write)
    {
        for (var i = 0; i < People * Earlier; i++)
        {
            var (id, account) = (new ExecutionId(Guid.CreateVersion7()), new AccountId(Guid.CreateVersion7()));
            foreach (var key in SightingKeys.Of(SubjectData.Merge(Person(i % People), null, null)))
            {
                SightingRows.Insert(_tenant.Id, write, new(
                    key.Kind, SightingHashes.Of(_tenant.Keys, key), id, account, _now.AddHours(-1 - i), "API"));
            }
        }

        return 0;
    }

    private static PreparedData Person(int number) => new()
    {
        FirstName = "Ann",
        LastName = Text($"Example{(char)('a' + (number % 26))}"),
        Email = Text($"ann.example{number}@example.org"),
        PhoneNumber = Text($"+4915123456{number:D3}"),
        IpAddress = Text($"8.8.{number}.8"),
        Address = new()
        {
            Line1 = Text($"{number + 1} Example Street"),
            City = "Portland", Subdivision = "OR", PostalCode = "97201", Country = "USA",
        },
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
