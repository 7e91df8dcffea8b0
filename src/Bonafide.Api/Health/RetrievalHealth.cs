using Bonafide.Api.Endpoints;
using Bonafide.Core;
using Bonafide.Storage.Blobs;

namespace Bonafide.Api.Health;

/// <summary>Whether the store of uploaded parts answers; asked for a blob that never was.</summary>
internal sealed class RetrievalHealth(IBlobStore blobs) : IHealthPart
{
    public string Name => "retrieval";

    public async Task<string> StateAsync(CancellationToken cancellationToken)
    {
        if (await blobs.OpenAsync(new BlobId(Guid.Empty), cancellationToken) is { } content)
        {
            await content.DisposeAsync();
        }

        return HealthStates.Up;
    }
}
