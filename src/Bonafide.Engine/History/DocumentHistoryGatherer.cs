using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Core.Subjects;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.History;

/// <summary>
/// Looks at the latest earlier transactions that showed the same document number: what the customer said of them, and
/// whether they were about another person. A transaction whose content was wiped says nothing.
/// </summary>
internal sealed class DocumentHistoryGatherer(Database database, KeyRing keys, Lazy<ExecutionLoader> loader)
    : IFactGatherer
{
    /// <summary>Each costs a look at its sealed facts.</summary>
    private const int MostEarlier = 20;

    public string Kind => FactKinds.DocumentHistory;

    public IReadOnlyList<string> After { get; } = [FactKinds.Document];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var found = new List<Fact>();
        foreach (var credential in context.Execution.Of(Core.Executions.CredentialCategory.Id))
        {
            var read = context.Facts.Read(DocumentFactsKind.Kind, credential.Id);
            found.Add(read.IsKnown
                ? Fact.Known(
                    DocumentHistoryFacts.Kind, credential.Id,
                    await OfAsync(context, ExtractedIdentityMerge.Of(read.Value!), cancellationToken)
                        .ConfigureAwait(false))
                : Fact.Unknown(Kind, credential.Id, FactStatus.NoInput));
        }

        return found;
    }

    private async Task<DocumentHistoryFacts> OfAsync(
        GatherContext context, ExtractedIdentity shown, CancellationToken cancellationToken)
    {
        if (SightingKeys.DocumentNumber(shown.IssuingCountry, shown.DocumentNumber) is not { } number)
        {
            return new(false, false, 0);
        }

        var tenant = context.Execution.Tenant;
        var hash = SightingHashes.Of(await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false), number);
        var earlier = await database.ReadAsync(
            tenant,
            session => SightingRows
                .Newest(tenant, session, SightingKind.DocumentNumber, hash, MostEarlier + 1)
                .FindAll(row => row.Execution != context.Execution.Id && row.At < context.Execution.StartedAt)
                .ConvertAll(row => (row.Execution, Feedback: FeedbackRows.Find(tenant, session, row.Execution))),
            cancellationToken).ConfigureAwait(false);
        var feedback = new List<FeedbackRow>();
        var others = 0;
        foreach (var (execution, said) in earlier)
        {
            var (isSame, isOther) = await CompareAsync(tenant, execution, shown, cancellationToken)
                .ConfigureAwait(false);
            others += isOther ? 1 : 0;
            if (isSame && said is not null)
            {
                feedback.Add(said);
            }
        }

        var latest = feedback.MaxBy(row => row.At)?.Status;
        return new(latest == "FRAUD", latest == "NOT_FRAUD", others);
    }

    /// <summary>Same: type, names and birth date agree too. Other: name and birth date both differ.</summary>
    private async Task<(bool Same, bool Other)> CompareAsync(
        TenantId tenant, ExecutionId execution, ExtractedIdentity shown, CancellationToken cancellationToken)
    {
        var loaded = await loader.Value.LoadAsync(tenant, execution, cancellationToken).ConfigureAwait(false);
        if (loaded is null || ExecutionSubject.Extracted(loaded.View, loaded.Facts) is not { } then
            || then.DateOfBirth is null || shown.DateOfBirth is null)
        {
            return (false, false);
        }

        var isSameBirth = then.DateOfBirth == shown.DateOfBirth;
        var isSameName = Name(then) == Name(shown);
        return (isSameBirth && isSameName && then.Type == shown.Type, !isSameBirth && !isSameName);
    }

    /// <summary>The name alone, in the spelling of sightings; a fixed date takes the place of the real one.</summary>
    private static SightingKey? Name(ExtractedIdentity identity) =>
        SightingKeys.NameAndBirthDate(identity.FirstName, identity.LastName, "2000-01-01");
}
