using System.Globalization;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;
using Bonafide.Core.Identity.Records;

namespace Bonafide.Capabilities.BiometricVerification;

/// <summary>Holds the selfie against the photo on record in Argentina, Brazil and Mexico (ruling 11).</summary>
internal sealed class BiometricVerificationCapability(BiometricVerificationOptions options) : ICapability
{
    public string Name => CapabilityNames.BiometricVerification;

    public IReadOnlyList<string> Needs => [RecordFactKinds.Government.Name, PhotoFacts.Kind.Name];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => BiometricVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution)
    {
        var subject = SubjectCredentials.Groups(execution).SelectMany(group => group.Credentials);
        var selfie = execution.Of(CredentialCategory.Selfie).Take(1);
        var all = subject.Concat(selfie).ToList();
        return all.Count == 0 ? [] : [CredentialGroup.Of(all)];
    }

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Which register, and whether its inputs are there.
        var check = GovernmentRoute.Of(input.Execution, input.Subject);
        if (BiometricVerificationRequest.Problem(input, check) is { } problem)
        {
            return CapabilityOutcome.NotExecuted(input.Group, problem, HasData);
        }

        // 2. The record; without one there is no photo, and the number is nobody's.
        var reading = SourceReading.Of(input.Facts, RecordFactKinds.Government);
        if (reading.State is SourceState.NotConfigured or SourceState.Failed)
        {
            var label = reading.State == SourceState.Failed ? CommonLabels.TechnicalError
                : CommonLabels.PermissionDenied;
            return CapabilityOutcome.NotExecuted(input.Group, label, HasData);
        }

        if (reading.State == SourceState.NotFound)
        {
            var nobody = new MatchReport().Add(
                check == GovernmentCheck.Brazil ? "pincodeMatch" : "idNumberMatch", false);
            return Outcome(input, Decision.Rejected, nobody);
        }

        // 3. The face, then the data.
        var photo = input.Facts.Read(PhotoFacts.Kind);
        return photo.IsKnown && input.Facts.Read(RecordFactKinds.Government).Value?.Pictured is { } found
            ? JudgeFace(input, check, found, photo.Value!)
            : CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
    }

    private CapabilityOutcome JudgeFace(
        CapabilityInput input, GovernmentCheck check, (SourceAnswer Source, SourceRecord Record) found,
            PhotoFacts photo)
    {
        var by = found.Source.Source;
        var report = new MatchReport();
        report.Note(
            "faceSimilarity", photo.Similarity?.ToString("0.#", CultureInfo.InvariantCulture) ?? "not comparable",
            photo.Similarity >= options.MatchFrom, by);
        var face = photo.Similarity switch
        {
            null => FaceAnswer.Unknown,
            var s when s >= options.MatchFrom => FaceAnswer.Match,
            var s when s <= options.NoMatchUpTo => FaceAnswer.NoMatch,
            _ => FaceAnswer.Between,
        };
        var decision = check switch
        {
            GovernmentCheck.Argentina => BiometricData.Argentina(input, found.Record, face, report, by),
            GovernmentCheck.Brazil => BiometricData.Brazil(input, found.Record, face, report, by),
            _ => BiometricData.Mexico(input, found.Record, face, report, by),
        };

        // The dead do not take selfies.
        return Outcome(input, found.Record.IsTrue(RecordFields.Deceased) ? Decision.Rejected : decision, report);
    }

    private static CapabilityOutcome Outcome(CapabilityInput input, Decision decision, MatchReport report)
    {
        var label = decision switch
        {
            Decision.Passed => BiometricVerificationLabels.LowRisk,
            Decision.Warning => BiometricVerificationLabels.MediumRisk,
            _ => BiometricVerificationLabels.HighRisk,
        };
        return CapabilityOutcome.Of(input.Group, decision, label) with
        {
            Data = report.Data,
            Findings = report.Findings,
        };
    }
}
