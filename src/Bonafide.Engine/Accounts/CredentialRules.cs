using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Accounts;

/// <summary>
/// Settles the credentials of an execution (contract 01 §7.1): those of the request, completed by the workflow's own.
/// </summary>
internal static class CredentialRules
{
    public static IReadOnlyList<PlannedCredential> Plan(
        WorkflowDefinition workflow,
        IReadOnlyList<CredentialRequest>? requests,
        AccountRules rules,
        List<Violation> problems)
    {
        var planned = new List<PlannedCredential>();
        for (var i = 0; i < (requests?.Count ?? 0); i++)
        {
            if (One(workflow, requests![i], $"workflowDefinition.credentials[{i}]", planned, rules,
                problems) is { } one)
            {
                planned.Add(one);
            }
        }

        // Key 20 compares two images: two of one category, or the usual two.
        var isPair = workflow.Credentials.Any(slot => slot.Repeatable) && planned.Count > 0;
        if (isPair && planned.Count != 2)
        {
            problems.Add(new(
                "workflowDefinition.credentials", ViolationCodes.InvalidValue, "Must list exactly two credentials."));
        }

        if (!isPair)
        {
            Complete(workflow, planned, problems);
        }

        return planned;
    }

    private static void Complete(WorkflowDefinition workflow, List<PlannedCredential> planned, List<Violation> problems)
    {
        foreach (var slot in workflow.Credentials.Where(slot => planned.All(one => one.Category != slot.Category)))
        {
            planned.Add(new(slot, slot.Category.Wire(), null, null, null));
            var said = problems.Any(problem => problem.Field.StartsWith(
                "workflowDefinition.credentials", StringComparison.Ordinal));
            if (slot.Category == CredentialCategory.Document && !said)
            {
                problems.Add(new(
                    "workflowDefinition.credentials",
                    ViolationCodes.Required,
                    "A DOCUMENT credential with one country and one type is required."));
            }
        }

        planned.Sort((one, other) => Position(workflow, one).CompareTo(Position(workflow, other)));
    }

    private static int Position(WorkflowDefinition workflow, PlannedCredential credential) =>
        workflow.Credentials.Select((slot, index) => (slot, index))
            .First(pair => pair.slot.Category == credential.Category).index;

    private static PlannedCredential? One(
        WorkflowDefinition workflow,
        CredentialRequest request,
        string path,
        List<PlannedCredential> earlier,
        AccountRules rules,
        List<Violation> problems)
    {
        if (request.Category is null)
        {
            problems.Add(new($"{path}.category", ViolationCodes.Required,
                "Must be ID, SELFIE, FACEMAP, DOCUMENT or DATA."));
            return null;
        }

        if (CredentialCategories.Parse(request.Category) is not { } category)
        {
            problems.Add(new(
                $"{path}.category", ViolationCodes.InvalidValue, "Must be ID, SELFIE, FACEMAP, DOCUMENT or DATA."));
            return null;
        }

        if (workflow.Credentials.FirstOrDefault(slot => slot.Category == category) is not { } found)
        {
            problems.Add(new(
                $"{path}.category", ViolationCodes.NotInWorkflow,
                    $"Workflow {workflow.Key} does not take this category."));
            return null;
        }

        if (!found.Repeatable && earlier.Any(one => one.Category == category))
        {
            problems.Add(new($"{path}.category", ViolationCodes.Duplicate, "This category may be listed once only."));
            return null;
        }

        ReferenceText.Check($"{path}.label", request.Label, problems);
        var country = Preset($"{path}.country", request.Country, value =>
            PresetValues.IsCountry(value, rules.IsSandbox),
            "Must be ISO 3166-1 alpha-3 codes in upper case.", problems);
        var type = Preset($"{path}.type", request.Type, value => PresetValues.IsType(category, value, rules.Settings),
            "Must be types of this category.", problems);
        if (category == CredentialCategory.Document && (country?.Values?.Count != 1 || type?.Values?.Count != 1))
        {
            problems.Add(new(path, ViolationCodes.Required, "A DOCUMENT needs exactly one country and one type."));
        }

        var label = string.IsNullOrWhiteSpace(request.Label) ? request.Category : request.Label;
        return new(found, label, country, type, Link(request.Id, category, $"{path}.id", rules, problems));
    }

    private static Preset? Preset(
        string path, Preset? preset, Func<string, bool> isValid, string message, List<Violation> problems)
    {
        if (preset?.Values is not { Count: > 0 } values)
        {
            return null;
        }

        var predefined = preset.PredefinedType ?? "DEFINED";
        if (!PresetValues.Predefined.Contains(predefined))
        {
            problems.Add(new(
                $"{path}.predefinedType", ViolationCodes.InvalidValue, "Must be DEFINED, RECOMMENDED or OPTIONAL."));
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (!isValid(values[i]))
            {
                problems.Add(new($"{path}.values[{i}]", ViolationCodes.InvalidValue, message));
            }
        }

        return preset with { PredefinedType = predefined };
    }

    /// <summary>A credential of another account, of another tenant and of nobody read the same.</summary>
    private static CredentialId? Link(
        string? id, CredentialCategory category, string path, AccountRules rules, List<Violation> problems)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        if (rules.Account is null)
        {
            problems.Add(new(path, ViolationCodes.UpdateOnly, "An existing credential can be named by update only."));
            return null;
        }

        if (Guid.TryParseExact(id, "D", out var guid)
            && rules.AccountCredentials.TryGetValue(guid, out var existing)
            && existing == category)
        {
            return new CredentialId(guid);
        }

        problems.Add(new(path, ViolationCodes.NotFound, "The account has no such credential of this category."));
        return null;
    }
}
