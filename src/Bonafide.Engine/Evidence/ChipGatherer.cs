using System.Text.Json;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Sources.CountrySigners;
using Bonafide.Vision.Worker;

namespace Bonafide.Engine.Evidence;

/// <summary>Has a boxed worker check the chip files of every ID credential that has some.</summary>
internal sealed class ChipGatherer(VisionPool pool, CountrySigners signers, CredentialReading reading) : IFactGatherer
{
    public string Kind => ChipFacts.Kind.Name;

    public IReadOnlyList<string> After => [];

    public TimeSpan Deadline => TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(context.Execution.Of(CredentialCategory.Id)
            .Where(credential => credential.Chip is not null)
            .Select(credential => reading.ReadAsync(
                Kind, context, credential, () => OfAsync(credential, context, cancellationToken), cancellationToken)))
            .ConfigureAwait(false);

    private async Task<Fact> OfAsync(
        CredentialView credential, GatherContext context, CancellationToken cancellationToken)
    {
        var file = await context.Evidence.ReadAsync(credential.Chip!, cancellationToken).ConfigureAwait(false);
        var known = signers.InForce(context.Execution.Tenant);
        var message = new VisionMessage(
            JsonSerializer.SerializeToUtf8Bytes(context.Execution.StartedAt, FactJson.Options),
            [file, known.Certificates, known.Revocations]);
        var answer = await pool.RunAsync(VisionTasks.Chip, message, cancellationToken).ConfigureAwait(false);
        DataVersion[] versions = [.. known.Versions];
        return JsonSerializer.Deserialize<ChipFacts?>(answer.Json.Span, FactJson.Options) is { } facts
            ? Fact.Known(ChipFacts.Kind, credential.Id, facts, versions)
            : Fact.Unknown(Kind, credential.Id, FactStatus.NoInput, versions);
    }
}
