using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>
/// Builds the answer to account create and update (contract 01 §8) from rows alone, so that a repeat under an
/// idempotency key gets the same.
/// </summary>
public sealed class AccountReplies(TransactionTokens tokens, ServiceAddresses addresses, WorkflowCatalog catalog)
{
    private const string Web = "WEB";
    private const string Api = "API";
    private const string Sdk = "SDK";

    public async Task<AccountReply> BuildAsync(
        TenantContext tenant,
        ExecutionRow row,
        IReadOnlyList<CredentialRow> credentials,
        CancellationToken cancellationToken)
    {
        var stored = new StoredExecution(tenant, row);
        var token = await tokens.IssueAsync(TokenOf(tenant, stored), cancellationToken).ConfigureAwait(false);
        var workflow = catalog.Find(row.WorkflowKey)!;
        var channels = credentials.SelectMany(ChannelsOf).ToHashSet(StringComparer.Ordinal);
        var request = stored.Request();
        return new AccountReply
        {
            Timestamp = row.CreatedAt,
            Account = new(row.Account.Value),
            Web = channels.Contains(Web) && tenant.DomainPrefix is { } prefix
                ? new WebReply(
                    addresses.WebClient(prefix, token, request?.Locale ?? tenant.Settings.DefaultLocale),
                    request?.SuccessUrl ?? tenant.Settings.SuccessUrl,
                    request?.ErrorUrl ?? tenant.Settings.ErrorUrl)
                : null,
            Sdk = channels.Contains(Sdk) ? new SdkReply(token) : null,
            WorkflowExecution = new(
                row.Id.Value,
                [.. credentials.Select(credential => Credential(stored, workflow, credential, token))]),
        };
    }

    /// <summary>The <c>api</c> object of a credential: its token and upload addresses.</summary>
    public CredentialApiReply ApiOf(
        WorkflowDefinition workflow, AccountId account, CredentialRow credential, string token) =>
        new(
            token,
            PartsOf(workflow, credential).ToDictionary(
                classifier => classifier.ToLowerInvariant(),
                classifier => addresses.Upload(account, credential.Execution, credential.Id, classifier)),
            addresses.Finalize(account, credential.Execution));

    /// <summary>Classifiers that a credential takes by API in this workflow.</summary>
    public static IEnumerable<string> PartsOf(WorkflowDefinition workflow, CredentialRow credential)
    {
        if (credential.Category != CredentialCategory.Data)
        {
            return credential.Category.UploadClassifiers();
        }

        var device = workflow.Has(CapabilityNames.DeviceRiskVerification);
        var onlyDevice = device && workflow.Capabilities.All(name => name == CapabilityNames.DeviceRiskVerification);
        return (onlyDevice, device) switch
        {
            (true, _) => [Classifiers.DeviceRisk],
            (false, true) => [Classifiers.PreparedData, Classifiers.DeviceRisk],
            _ => [Classifiers.PreparedData],
        };
    }

    public static IReadOnlyList<string> ChannelsOf(CredentialRow credential) =>
        credential.Channels.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static bool TakesApi(CredentialRow credential) => ChannelsOf(credential).Contains(Api);

    internal static TransactionToken TokenOf(TenantContext tenant, StoredExecution stored) => new(
        tenant.Id,
        stored.Row.Account,
        stored.Row.Id,
        stored.Row.TokenExpiresAt,
        stored.References()?.CustomerInternalReference ?? string.Empty);

    private CredentialReply Credential(
        StoredExecution stored, WorkflowDefinition workflow, CredentialRow credential, string token)
    {
        var preset = credential.Preset is { } json
            ? StoredExecution.Read<StoredPreset>(System.Text.Encoding.UTF8.GetBytes(json))
            : null;
        return new CredentialReply
        {
            Id = credential.Id.Value,
            Category = credential.Category.Wire(),
            Label = stored.Label(credential),
            Country = preset?.Country,
            Type = preset?.Type,
            AllowedChannels = ChannelsOf(credential),
            Api = TakesApi(credential) ? ApiOf(workflow, stored.Row.Account, credential, token) : null,
        };
    }
}
