using Bonafide.Core;

namespace Bonafide.Engine.Addresses;

/// <summary>
/// The base URLs from which every href is built (contract 01 §1), without a slash at the end. All may be the same.
/// </summary>
public sealed record ServiceAddresses
{
    public required string Account { get; init; }

    public required string Api { get; init; }

    public required string Retrieval { get; init; }

    public required string Auth { get; init; }

    /// <summary>Of the web client; <c>{prefix}</c> in it stands for the tenant's domain prefix.</summary>
    public required string Web { get; init; }

    /// <summary>One origin for everything, as by default.</summary>
    public static ServiceAddresses Single(string origin)
    {
        var trimmed = origin.TrimEnd('/');
        return new() { Account = trimmed, Api = trimmed, Retrieval = trimmed, Auth = trimmed, Web = trimmed };
    }

    /// <summary>Where an execution is finalized.</summary>
    public string Finalize(AccountId account, ExecutionId execution) =>
        $"{Api}/api/v1/accounts/{account.Value}/workflow-executions/{execution.Value}";

    public string Upload(AccountId account, ExecutionId execution, CredentialId credential, string classifier) =>
        $"{Finalize(account, execution)}/credentials/{credential.Value}/parts/{classifier}";

    public string RetrievedAccount(AccountId account) => $"{Retrieval}/api/v1/accounts/{account.Value}";

    public string RetrievedExecution(AccountId account, ExecutionId execution) =>
        $"{RetrievedAccount(account)}/workflow-executions/{execution.Value}";

    public string Steps(AccountId account, ExecutionId execution) => $"{RetrievedExecution(account, execution)}/steps";

    public string Part(AccountId account, CredentialId credential, string classifier) =>
        $"{RetrievedAccount(account)}/credentials/{credential.Value}/parts/{classifier}";

    /// <summary>Where a report is fetched with the text of its link.</summary>
    public string Report(string link) => $"{Retrieval}/api/v1/reports/{link}";

    public string WebClient(string domainPrefix, string token, string locale) =>
        $"{Web.Replace("{prefix}", domainPrefix, StringComparison.Ordinal)}/web/v4/app"
        + $"?authorizationToken={token}&locale={Uri.EscapeDataString(locale)}";
}
