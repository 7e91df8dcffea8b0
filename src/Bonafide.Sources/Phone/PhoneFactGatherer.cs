using Bonafide.Core.Facts;

namespace Bonafide.Sources.Phone;

/// <summary>Gathers what is known of the subject's phone number; nobody is called.</summary>
internal sealed class PhoneFactGatherer(PhoneSource? source) : IFactGatherer
{
    public string Kind => FactKinds.Phone;

    /// <summary>The document's country reads a number that was given without a country code.</summary>
    public IReadOnlyList<string> After { get; } = [FactKinds.Document];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Fact>>([Look(context)]);

    private Fact Look(GatherContext context)
    {
        var text = context.Subject.Values.PhoneNumber;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Fact.Unknown(Kind, null, FactStatus.NoInput);
        }

        if (context.Execution.IsSandbox && SandboxPhones.Find(text, context.Execution.StartedAt) is { } sandbox)
        {
            return sandbox;
        }

        if (source is null)
        {
            return Fact.Unknown(Kind, null, FactStatus.NotConfigured);
        }

        var (facts, versions) = source.Look(text, context.Subject.Values.Address?.Country);
        return Fact.Known(PhoneFacts.Kind, null, facts, versions);
    }
}
