using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Storage.Blobs;

namespace Bonafide.Engine.Runs;

/// <summary>Reads the parts of one execution, unsealed, as they were uploaded.</summary>
internal sealed class PartEvidence(IReadOnlyDictionary<PartId, PartSource> parts, SealedBlobs blobs) : IEvidence
{
    public async Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken)
    {
        if (!parts.TryGetValue(part.Id, out var source))
        {
            throw new InvalidOperationException("The part is not one of this execution.");
        }

        if (source.Owner.Content(source.Row) is { } content)
        {
            return content;
        }

        var blob = source.Row.Blob ?? throw new InvalidOperationException("The part has no content.");
        var stream = await blobs.OpenAsync(blob, source.Owner.Key!, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The blob of a part is missing.");
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[source.Row.ByteSize];
            await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes;
        }
    }
}
