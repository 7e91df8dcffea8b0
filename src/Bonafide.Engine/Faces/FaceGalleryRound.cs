using Bonafide.Engine.Rounds;

namespace Bonafide.Engine.Faces;

/// <summary>Takes faces out of memory whose rows went without this process being told.</summary>
internal sealed class FaceGalleryRound(FaceGalleries galleries) : IRound
{
    public string Name => "face galleries";

    public TimeSpan Interval => TimeSpan.FromSeconds(10);

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        await galleries.ReconcileAsync(cancellationToken).ConfigureAwait(false);
        return false;
    }
}
