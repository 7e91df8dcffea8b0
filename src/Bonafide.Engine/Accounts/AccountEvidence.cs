using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Faces;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>What earlier executions of an account give to a new one.</summary>
internal static class AccountEvidence
{
    /// <summary>An account with more executions than this is looked at from its newest ones.</summary>
    private const int MostExecutions = 200;

    /// <summary>Credentials of the account that have not been wiped, by id.</summary>
    /// <exception cref="RequestProblemException">404 when there is no such account.</exception>
    public static IReadOnlyDictionary<Guid, CredentialCategory> Credentials(
        TenantId tenant, IReadSession session, AccountId account)
    {
        if (AccountRows.Find(tenant, session, account) is null)
        {
            throw RequestProblemException.NotFound();
        }

        return Executions(tenant, session, account)
            .Where(execution => execution.WipedOutAt is null)
            .SelectMany(execution => CredentialRows.Of(tenant, session, execution.Id))
            .ToDictionary(credential => credential.Id.Value, credential => credential.Category);
    }

    public static bool HasEnrolledFace(TenantId tenant, IReadSession session, AccountId account) =>
        EnrolledFaces.Of(tenant, session, account, except: null).Count > 0;

    private static List<ExecutionRow> Executions(TenantId tenant, IReadSession session, AccountId account) =>
        ExecutionLists.Page(
            tenant, session, new ExecutionFilter { Account = account }, Keyset.Newest, MostExecutions);
}
