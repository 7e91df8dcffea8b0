using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Worker;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Evidence;

/// <summary>Keeps a picture that breaks its worker from harming the facts of other credentials.</summary>
internal sealed class CredentialReading(ILogger<CredentialReading> log)
{
    /// <summary>A worker may be lost to something else than the picture; twice is no chance.</summary>
    private const int Attempts = 2;

    /// <summary>The fact of one credential; a failed one when its worker was lost each time.</summary>
    public async Task<Fact> ReadAsync(
        string kind,
        GatherContext context,
        CredentialView credential,
        Func<Task<Fact>> read,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (VisionFailedException lost) when (!cancellationToken.IsCancellationRequested)
            {
                EngineLog.GatherFailed(log, context.Execution.Id.Value, kind, lost.Kind.ToString());
                if (attempt == Attempts)
                {
                    return Fact.Unknown(kind, credential.Id, FactStatus.Failed);
                }
            }
        }
    }
}
