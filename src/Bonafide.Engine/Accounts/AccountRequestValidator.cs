using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Consent;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Settings;

namespace Bonafide.Engine.Accounts;

/// <summary>
/// Judges an account request (contract 01 §7) and settles what it leaves open. Pure: the same request under the same
/// rules gives the same plan or the same list of problems.
/// </summary>
public static class AccountRequestValidator
{
    private const string KeyField = "workflowDefinition.key";

    /// <exception cref="RequestProblemException">400 with every problem, or 403 for a workflow switched
    /// off.</exception>
    public static AccountPlan Validate(Parsed<AccountRequest> parsed, AccountRules rules)
    {
        var request = parsed.Value;
        var problems = new List<Violation>(parsed.Problems);
        var references = References(request, problems);
        var lifetime = Lifetime(request.TokenLifetime, rules, problems);
        UrlRules.CheckCallback("callbackUrl", request.CallbackUrl, rules.AllowLocalUrls, problems);
        Web(request.Web, rules, problems);
        var consent = ConsentRules.Check(request.UserConsent, rules.IsSandbox, rules.Now, problems);
        var options = CapabilityOptionsRules.Check(request.WorkflowDefinition?.Capabilities, rules, problems);
        var workflow = Workflow(request, rules, problems);
        var credentials = workflow is null
            ? []
            : CredentialRules.Plan(workflow, request.WorkflowDefinition?.Credentials, rules, problems);
        if (problems.Count > 0)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The request has invalid fields; see violations.", Once(problems));
        }

        if (rules.Settings.DisabledWorkflows.Contains(workflow!.Key))
        {
            throw new RequestProblemException(
                ProblemKind.Forbidden, $"Workflow {workflow.Key} is not enabled for this tenant.");
        }

        return new AccountPlan
        {
            Workflow = workflow,
            Credentials = credentials,
            TokenLifetime = lifetime,
            References = references,
            Request = new StoredRequest
            {
                Options = options,
                Consent = consent,
                CallbackUrl = request.CallbackUrl,
                SuccessUrl = request.Web?.SuccessUrl,
                ErrorUrl = request.Web?.ErrorUrl,
                Locale = request.Web?.Locale,
                OverrideSettings = request.OverrideSettings,
            },
        };
    }

    private static StoredReferences References(AccountRequest request, List<Violation> problems)
    {
        if (string.IsNullOrWhiteSpace(request.CustomerInternalReference))
        {
            problems.Add(new("customerInternalReference", ViolationCodes.Required, "Must have 1 to 100 characters."));
        }

        ReferenceText.Check("customerInternalReference", request.CustomerInternalReference, problems);
        ReferenceText.Check("userReference", request.UserReference, problems);
        if (request.ReportingCriteria is { } criteria && criteria.Any(char.IsControl))
        {
            problems.Add(new(
                "reportingCriteria", ViolationCodes.ForbiddenCharacter, "Must not contain control characters."));
        }

        return new(
            request.CustomerInternalReference ?? string.Empty,
            NotEmpty(request.UserReference),
            NotEmpty(request.ReportingCriteria));
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static TimeSpan Lifetime(string? text, AccountRules rules, List<Violation> problems)
    {
        var usual = TimeSpan.FromMinutes(rules.Settings.TokenLifetimeMinutes);
        if (text is null)
        {
            return usual;
        }

        if (!TokenLifetime.TryParse(text, out var lifetime))
        {
            problems.Add(new(
                "tokenLifetime", ViolationCodes.InvalidFormat, "Must be a number and one of s, m, h, d, such as 30m."));
        }
        else if (lifetime is null)
        {
            problems.Add(new("tokenLifetime", ViolationCodes.OutOfRange, "Must be from 5 minutes to 60 days."));
        }

        return lifetime ?? usual;
    }

    private static void Web(WebRequest? web, AccountRules rules, List<Violation> problems)
    {
        UrlRules.CheckReturn("web.successUrl", web?.SuccessUrl, rules.AllowLocalUrls, problems);
        UrlRules.CheckReturn("web.errorUrl", web?.ErrorUrl, rules.AllowLocalUrls, problems);
        if (web?.Locale is { } locale && !SettingsValidator.Locale().IsMatch(locale))
        {
            problems.Add(new("web.locale", ViolationCodes.InvalidFormat, "Must be a language tag such as en-US."));
        }
    }

    private static WorkflowDefinition? Workflow(AccountRequest request, AccountRules rules, List<Violation> problems)
    {
        if (request.WorkflowDefinition is null || request.WorkflowDefinition.Key is not { } key)
        {
            if (!problems.Any(problem => problem.Field is "workflowDefinition" or KeyField))
            {
                problems.Add(new(KeyField, ViolationCodes.Required, "The key of a workflow is required."));
            }

            return null;
        }

        if (rules.Catalog.Find(key) is not { } workflow)
        {
            problems.Add(new(KeyField, ViolationCodes.InvalidValue, "There is no workflow with this key."));
            return null;
        }

        var missing = rules.Catalog.Missing(workflow);
        if (missing.Count > 0)
        {
            problems.Add(new(
                KeyField,
                ViolationCodes.Unavailable,
                $"Workflow {key} needs capabilities that this installation lacks: {string.Join(", ", missing)}."));
        }

        if (workflow.NeedsUserReference && string.IsNullOrWhiteSpace(request.UserReference))
        {
            problems.Add(new("userReference", ViolationCodes.Required, $"Workflow {key} needs a user reference."));
        }

        var hasReference = workflow.BringsReference ? rules.Settings.AllowFaceMapDownload : rules.HasEnrolledFace;
        if (workflow.UpdateOnly && (rules.Account is null || !hasReference))
        {
            problems.Add(new(
                KeyField,
                ViolationCodes.UpdateOnly,
                workflow.BringsReference
                    ? $"Workflow {key} runs by account update, where the tenant allows the download of face maps."
                    : $"Workflow {key} runs by account update, on an account with a passed liveness."));
        }

        return workflow;
    }

    /// <summary>What could not be read also looks missing, itself or in its members; only the first word is
    /// kept.</summary>
    private static List<Violation> Once(List<Violation> problems) =>
        [.. problems.Distinct().Where(problem => problem.Code != ViolationCodes.Required || !problems.Exists(other =>
            other.Code != ViolationCodes.Required
            && (other.Field == problem.Field
                || (other.Code == ViolationCodes.WrongType
                    && problem.Field.StartsWith(other.Field + ".", StringComparison.Ordinal)))))];
}
