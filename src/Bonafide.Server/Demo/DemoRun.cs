using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Bonafide.Server.Demo;

/// <summary>Verifies the three cases through the public API, each until its signed callback came.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _awaited = new();
    private readonly HttpClient _http = new();
    private readonly BonafideClient _client;
    private readonly CallbackReceiver _receiver;
    private WebApplication? _listening;

    public DemoRun(SandboxAccess access)
    {
        _client = new BonafideClient(_http, access.ToClientOptions("bonafide demo"));
        _receiver = new CallbackReceiver(new CallbackVerifier([access.CallbackSecret!]), TakeAsync);
    }

    /// <summary>The cases with what they ended in.</summary>
    public async IAsyncEnumerable<(DemoCase Case, DetailsReply Details, ExplanationReply Explanation)> AllAsync(
        IReadOnlyList<DemoCase> cases)
    {
        _listening = await _receiver.StartAsync(0, CancellationToken.None);
        Guid? first = null;
        foreach (var demo in cases)
        {
            var details = await OneAsync(demo, demo.UpdatesFirst ? first : null);
            first ??= details.Account.Id;
            yield return (demo, details, await _client.ExplainAsync(details.Workflow.Id));
        }
    }

    /// <summary>What differs from what the case promises; empty when it ended as it must.</summary>
    public static IReadOnlyList<string> Differences(DemoCase demo, DetailsReply details)
    {
        var reasons = (details.Capabilities ?? new Dictionary<string, IReadOnlyList<CapabilityEntry>>())
            .SelectMany(one => one.Value, (one, entry) => (Name: one.Key, entry.Decision))
            .Where(one => one.Decision.Type is "WARNING" or "REJECTED")
            .ToDictionary(one => one.Name, one => one.Decision.Details.Label);
        var differences = new List<string>();
        if (details.Decision?.Type != demo.Decision)
        {
            differences.Add($"decision {details.Decision?.Type}, not {demo.Decision}");
        }

        differences.AddRange(demo.Reasons.Where(one => reasons.GetValueOrDefault(one.Key) != one.Value)
            .Select(one => $"{one.Key} {reasons.GetValueOrDefault(one.Key, "passed")}, not {one.Value}"));
        differences.AddRange(reasons.Where(one => !demo.Reasons.ContainsKey(one.Key))
            .Select(one => $"{one.Key} {one.Value} was not expected"));
        return differences;
    }

    public async ValueTask DisposeAsync()
    {
        if (_listening is not null)
        {
            await _listening.DisposeAsync();
        }

        _client.Dispose();
        _http.Dispose();
    }

    private async Task<DetailsReply> OneAsync(DemoCase demo, Guid? account)
    {
        var request = new AccountRequest
        {
            CustomerInternalReference = "demo",
            WorkflowDefinition = new() { Key = demo.Workflow },
            CallbackUrl = _listening!.Urls.First() + "/callbacks",
        };
        var reply = account is { } known
            ? await _client.UpdateAccountAsync(known, request)
            : await _client.CreateAccountAsync(request);
        var execution = reply.WorkflowExecution.Id;
        var called = _awaited.GetOrAdd(execution, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        var apis = reply.WorkflowExecution.Credentials.Select(one => one.Api).OfType<CredentialApiReply>().ToList();
        foreach (var (part, file) in demo.Parts)
        {
            await _client.UploadAsync(apis.First(api => api.Parts.ContainsKey(part)), part, file, "image/jpeg");
        }

        await _client.FinalizeAsync(apis[0]);
        await called.Task.WaitAsync(Patience);
        return await _client.GetDetailsAsync(reply.Account.Id, execution);
    }

    private Task<int> TakeAsync(ReceivedCallback callback)
    {
        if (callback.IsVerified
            && Guid.TryParse((string?)JsonNode.Parse(callback.Body)?["workflowExecution"]?["id"], out var execution))
        {
            _awaited.GetOrAdd(execution, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }

        return Task.FromResult(200);
    }
}
