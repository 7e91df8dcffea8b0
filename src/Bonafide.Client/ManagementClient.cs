using System.Text;
using System.Text.Json.Serialization.Metadata;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>The management API, typed.</summary>
public sealed class ManagementClient
{
    private const string Root = "/api/management/v1";
    private readonly Requests _requests;

    internal ManagementClient(Requests requests) => _requests = requests;

    /// <summary>Why an execution was decided as it was.</summary>
    public Task<ExplanationReply> ExplainAsync(Guid execution, CancellationToken cancellationToken = default) =>
        GetAsync($"/executions/{execution}/explanation", ContractsJson.Default.ExplanationReply, cancellationToken);

    /// <summary>All callbacks, newest first, page after page.</summary>
    public IAsyncEnumerable<CallbackReply> ListCallbacksAsync(CancellationToken cancellationToken = default) =>
        _requests.ListAsync(
            $"{Root}/callbacks", ContractsJson.Default.CallbackListReply, page => (page.Callbacks, page.NextCursor),
            cancellationToken);

    /// <summary>A callback with its attempts.</summary>
    public Task<CallbackReply> GetCallbackAsync(Guid callback, CancellationToken cancellationToken = default) =>
        GetAsync($"/callbacks/{callback}", ContractsJson.Default.CallbackReply, cancellationToken);

    /// <summary>Makes a callback due now, with the same id.</summary>
    public Task<CallbackReply> ResendCallbackAsync(Guid callback, CancellationToken cancellationToken = default) =>
        PostAsync($"/callbacks/{callback}/resend", () => null, ContractsJson.Default.CallbackReply, cancellationToken);

    /// <summary>All tenants, newest first; needs Operate.</summary>
    public IAsyncEnumerable<TenantReply> ListTenantsAsync(CancellationToken cancellationToken = default) =>
        _requests.ListAsync(
            $"{Root}/tenants", ContractsJson.Default.TenantListReply, page => (page.Tenants, page.NextCursor),
            cancellationToken);

    /// <summary>Makes a tenant and its first client, whose secret is in this answer only; needs Operate.</summary>
    public Task<NewTenantReply> CreateTenantAsync(
        string name, bool sandbox, CancellationToken cancellationToken = default) =>
        PostAsync(
            "/tenants", () => Requests.Json(new TenantRequest(name, sandbox), ContractsJson.Default.TenantRequest),
            ContractsJson.Default.NewTenantReply, cancellationToken);

    public async Task<IReadOnlyList<ClientReply>> ListClientsAsync(CancellationToken cancellationToken = default) =>
        (await GetAsync("/clients", ContractsJson.Default.ClientListReply, cancellationToken)).Clients;

    /// <summary>Makes a client; its secret is in this answer only.</summary>
    public Task<ClientReply> CreateClientAsync(
        ClientRequest request, CancellationToken cancellationToken = default) =>
        PostAsync(
            "/clients", () => Requests.Json(request, ContractsJson.Default.ClientRequest),
            ContractsJson.Default.ClientReply, cancellationToken);

    public Task<ClientReply> UpdateClientAsync(
        Guid client, ClientUpdateRequest request, CancellationToken cancellationToken = default) =>
        PutAsync(
            $"/clients/{client}", () => Requests.Json(request, ContractsJson.Default.ClientUpdateRequest),
            ContractsJson.Default.ClientReply, cancellationToken);

    /// <summary>Gives a client another secret; the old one ends at once.</summary>
    public Task<ClientReply> ReplaceClientSecretAsync(Guid client, CancellationToken cancellationToken = default) =>
        PostAsync($"/clients/{client}/secret", () => null, ContractsJson.Default.ClientReply, cancellationToken);

    public Task<TenantSettingsDocument> GetSettingsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("/settings", ContractsJson.Default.TenantSettingsDocument, cancellationToken);

    /// <summary>Replaces all settings; refused when they changed since <paramref name="settings"/> were read.</summary>
    public Task<TenantSettingsDocument> ReplaceSettingsAsync(
        TenantSettingsDocument settings, CancellationToken cancellationToken = default) =>
        PutAsync(
            "/settings", () => Requests.Json(settings, ContractsJson.Default.TenantSettingsDocument),
            ContractsJson.Default.TenantSettingsDocument, cancellationToken);

    public async Task<IReadOnlyList<CallbackKeyReply>> ListCallbackKeysAsync(
        CancellationToken cancellationToken = default) =>
        (await GetAsync("/callback-keys", ContractsJson.Default.CallbackKeyListReply, cancellationToken)).Keys;

    /// <summary>Adds a key that signs beside the others; its secret is in this answer only.</summary>
    public Task<CallbackKeyReply> CreateCallbackKeyAsync(CancellationToken cancellationToken = default) =>
        PostAsync("/callback-keys", () => null, ContractsJson.Default.CallbackKeyReply, cancellationToken);

    public Task DeleteCallbackKeyAsync(Guid key, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(HttpMethod.Delete, $"{Root}/callback-keys/{key}", cancellationToken);

    public async Task<IReadOnlyList<ManagedRulesetReply>> ListRulesetsAsync(
        CancellationToken cancellationToken = default) =>
        (await GetAsync("/rulesets", ContractsJson.Default.RulesetListReply, cancellationToken)).Rulesets;

    public Task<ManagedRulesetReply> GetRulesetAsync(Guid ruleset, CancellationToken cancellationToken = default) =>
        GetAsync($"/rulesets/{ruleset}", ContractsJson.Default.ManagedRulesetReply, cancellationToken);

    /// <summary>Makes an active ruleset from a CSV of rules.</summary>
    /// <param name="type">RISK_SCORE, ADDITIONAL_RISK_SCORE or DECISION_LABEL.</param>
    public Task<ManagedRulesetReply> CreateRulesetAsync(
        string name, string type, string csv, CancellationToken cancellationToken = default) =>
        PostAsync(
            $"/rulesets?name={Uri.EscapeDataString(name)}&type={type}", () => Csv(csv),
            ContractsJson.Default.ManagedRulesetReply, cancellationToken);

    /// <summary>Puts the rules of a CSV in place of all rules.</summary>
    public Task<ManagedRulesetReply> ReplaceRulesAsync(
        Guid ruleset, string csv, CancellationToken cancellationToken = default) =>
        PutAsync(
            $"/rulesets/{ruleset}/rules", () => Csv(csv), ContractsJson.Default.ManagedRulesetReply,
            cancellationToken);

    public Task<ManagedRulesetReply> UpdateRulesetAsync(
        Guid ruleset, RulesetUpdateRequest request, CancellationToken cancellationToken = default) =>
        PutAsync(
            $"/rulesets/{ruleset}", () => Requests.Json(request, ContractsJson.Default.RulesetUpdateRequest),
            ContractsJson.Default.ManagedRulesetReply, cancellationToken);

    /// <summary>The rules as CSV.</summary>
    public async Task<string> ExportRulesAsync(Guid ruleset, CancellationToken cancellationToken = default)
    {
        using var response = await _requests.SendAsync(
            HttpMethod.Get, _requests.At($"{Root}/rulesets/{ruleset}/rules"), () => null, null, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The developer log, newest first, page after page.</summary>
    /// <param name="requestId">The <c>X-Request-Id</c> of an answer; null for all.</param>
    /// <param name="statusFrom">400 for what was refused or failed; null for all.</param>
    public IAsyncEnumerable<LoggedRequestReply> ListRequestsAsync(
        string? requestId = null, int? statusFrom = null, CancellationToken cancellationToken = default)
    {
        var query = $"?requestId={Uri.EscapeDataString(requestId ?? string.Empty)}&statusFrom={statusFrom}";
        return _requests.ListAsync(
            $"{Root}/requests{query}", ContractsJson.Default.RequestLogReply,
            page => (page.Requests, page.NextCursor), cancellationToken);
    }

    /// <summary>The audit trail, newest first, page after page.</summary>
    public IAsyncEnumerable<AuditEntryReply> ListAuditAsync(CancellationToken cancellationToken = default) =>
        _requests.ListAsync(
            $"{Root}/audit", ContractsJson.Default.AuditListReply, page => (page.Entries, page.NextCursor),
            cancellationToken);

    /// <summary>Whether the audit trail is as it was sealed.</summary>
    public Task<AuditVerificationReply> VerifyAuditAsync(CancellationToken cancellationToken = default) =>
        GetAsync("/audit/verification", ContractsJson.Default.AuditVerificationReply, cancellationToken);

    /// <summary>The registers in force, with the versions that could replace them.</summary>
    public async Task<IReadOnlyList<RegisterReply>> ListRegistersAsync(CancellationToken cancellationToken = default) =>
        (await GetAsync("/registers", ContractsJson.Default.RegisterListReply, cancellationToken)).Registers;

    /// <summary>Reads a file and puts it in force when nothing is wrong with it; else all mistakes are in the
    /// problem.</summary>
    /// <param name="query">registerKind, and perhaps registerName, sourceType, country, dryRun.</param>
    /// <param name="open">Opens the file; again where a request is repeated.</param>
    /// <param name="contentType"><c>text/csv</c>, <c>application/x-ndjson</c> or <c>text/plain</c>.</param>
    public Task<RegisterImportReply> ImportRegisterAsync(
        IReadOnlyDictionary<string, string> query, Func<Stream> open, string contentType,
        CancellationToken cancellationToken = default) =>
        PostAsync(
            "/registers?" + string.Join('&', query.Select(
                one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")),
            () => new StreamContent(open()) { Headers = { ContentType = new(contentType) } },
            ContractsJson.Default.RegisterImportReply, cancellationToken);

    /// <summary>Puts another version in force.</summary>
    public Task<RegisterVersionReply> ActivateRegisterAsync(
        string name, Guid version, CancellationToken cancellationToken = default) =>
        PostAsync(
            $"/registers/{Uri.EscapeDataString(name)}/activate?version={version}", () => null,
            ContractsJson.Default.RegisterVersionReply, cancellationToken);

    public Task RemoveRegisterAsync(string name, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(
            HttpMethod.Delete, $"{Root}/registers/{Uri.EscapeDataString(name)}", cancellationToken);

    /// <summary>A connector's definition as JSON, with (kept) in place of secrets.</summary>
    public async Task<string> GetConnectorAsync(string name, CancellationToken cancellationToken = default)
    {
        using var response = await _requests.SendAsync(
            HttpMethod.Get, _requests.At($"{Root}/connectors/{Uri.EscapeDataString(name)}"), () => null, null,
            cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Adds a connector, or replaces the one of its name.</summary>
    public async Task PutConnectorAsync(string definition, CancellationToken cancellationToken = default)
    {
        using var response = await _requests.SendAsync(
            HttpMethod.Post, _requests.At($"{Root}/connectors"),
            () => new StringContent(definition, Encoding.UTF8, "application/json"), null, cancellationToken);
    }

    public Task RemoveConnectorAsync(string name, CancellationToken cancellationToken = default) =>
        _requests.SendAsync(
            HttpMethod.Delete, $"{Root}/connectors/{Uri.EscapeDataString(name)}", cancellationToken);

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _requests.GetAsync(Root + path, type, cancellationToken);

    private Task<T> PostAsync<T>(
        string path, Func<HttpContent?> content, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _requests.SendAsync(HttpMethod.Post, _requests.At(Root + path), content, type, null, cancellationToken);

    private Task<T> PutAsync<T>(
        string path, Func<HttpContent?> content, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _requests.SendAsync(HttpMethod.Put, _requests.At(Root + path), content, type, null, cancellationToken);
}
