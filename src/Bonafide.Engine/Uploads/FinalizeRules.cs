using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Uploads;

/// <summary>What must have come before finalize (contract 02 §6, ruling 27). Pure.</summary>
internal static class FinalizeRules
{
    /// <summary>
    /// Refuses an execution of whose mandatory credentials none has a part. One that is only incomplete is accepted,
    /// and its capabilities say what is missing.
    /// </summary>
    /// <exception cref="RequestProblemException">400 that lists the missing parts.</exception>
    public static void DemandParts(OpenExecution open)
    {
        var mandatory = open.Evidence.Credentials.Where(credential => IsMandatory(open, credential)).ToList();
        if (mandatory.Count == 0 || mandatory.Any(credential => HasPart(open, credential)))
        {
            return;
        }

        throw new RequestProblemException(
            ProblemKind.BadRequest,
            "Required parts are missing to finalize; see violations.",
            [.. mandatory.SelectMany(credential => Missing(open, credential))]);
    }

    private static bool IsMandatory(OpenExecution open, CredentialRow credential) =>
        open.Workflow.Credentials.Any(slot => slot.Category == credential.Category && !slot.Optional);

    private static bool HasPart(OpenExecution open, CredentialRow credential) =>
        credential.Linked is not null || open.Evidence.Parts.Any(part =>
            part.Credential == credential.Id && !credential.Category.UnlistedClassifiers().Contains(part.Classifier));

    private static IEnumerable<Violation> Missing(OpenExecution open, CredentialRow credential)
    {
        var category = credential.Category.Wire();
        var classifier = AccountReplies.PartsOf(open.Workflow, credential).FirstOrDefault() ?? category;
        yield return new(
            $"{category}.{classifier}", ViolationCodes.Required, $"No part of the {category} credential was uploaded.");
    }
}
