using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.EkycCheck;

/// <summary>
/// Whether one source (1+1) or two different ones (2+2) know the person with these data (contract 04 §9, ruling 18).
/// </summary>
internal sealed class EkycCheckCapability : ICapability
{
    public string Name => CapabilityNames.EkycCheck;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Person.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => EkycCheckLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => SubjectCredentials.Groups(execution);

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Inputs, country and search type.
        var (request, label) = EkycCheckRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. Records of every source.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Person);
        if (reading.State is SourceState.NotConfigured or SourceState.Failed)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        // 3. One record speaks for each source: the one that agrees most.
        var sources = reading.Records.GroupBy(r => r.Source.Source)
            .Select(
                group => group.Select(r => new EkycSource(r.Source, request.Country, input.Subject.Values, r.Record))
                .MaxBy(source => source.Weight)!)
            .ToList();
        var named = sources.Where(source => source.CompleteName).ToList();
        var report = Report(request, sources, named);

        // 4. Ruling 18: the name and one more element, in as many sources as the search asks for.
        if (named.Count(source => source.HasSecondElement) >= request.Sources)
        {
            return Outcome(input, Decision.Passed, EkycCheckLabels.LowRisk, report);
        }

        return named.Count > 0
            ? Outcome(input, Decision.Warning, EkycCheckLabels.MediumRisk, report)
            : Outcome(input, Decision.Rejected, EkycCheckLabels.HighRisk, report);
    }

    private static MatchReport Report(EkycCheckRequest request, List<EkycSource> sources, List<EkycSource> named)
    {
        // Only sources that know the name may speak of the rest: an address alone is somebody else's.
        var speaking = named.Count > 0 ? named : sources;
        var report = new MatchReport();
        foreach (var field in EkycSource.FieldNames)
        {
            var answers = speaking.Select(source => source.Fields[field]).ToList();
            if (answers.Any(answer => answer is not null))
            {
                report.Add(field, answers.Count(answer => answer == true) >= request.Sources);
            }
        }

        foreach (var source in speaking)
        {
            report.Explain(source.Comparison.Pieces, source.Answer.Source);
        }

        var types = named.Select(source => $"{request.Country.Name} {source.Answer.Type}").Distinct().Order(
            StringComparer.Ordinal);
        return report.Add("datasourceType", named.Count > 0 ? string.Join(",", types) : null)
            .Add("searchType", request.SearchType);
    }

    private static CapabilityOutcome Outcome(
        CapabilityInput input, Decision decision, string label, MatchReport report) =>
        CapabilityOutcome.Of(input.Group, decision, label) with { Data = report.Data, Findings = report.Findings };
}
