using System.Collections.Concurrent;
using Bonafide.Core.Errors;
using Bonafide.Core.Settings;

namespace Bonafide.Api.Limits;

internal enum LimitGroup
{
    Accounts,
    Retrieval,
    Tokens,
}

/// <summary>Requests per second and tenant (contract 01 §6, ruling 8b). Each node counts for itself.</summary>
internal sealed class TenantRateLimits(TimeProvider time)
{
    /// <summary>Wrong secrets that one address may try in a second.</summary>
    private const double FailuresPerSecond = 5;
    private const double FailureBurst = 20;
    private const int MostBuckets = 50_000;

    private readonly ConcurrentDictionary<(LimitGroup Group, string Key), TokenBucket> _buckets = new();

    /// <exception cref="RequestProblemException">429 with the time to wait.</exception>
    public void Charge(LimitGroup group, Guid tenant, RateLimits limits)
    {
        var perSecond = group switch
        {
            LimitGroup.Accounts => limits.AccountsPerSecond,
            LimitGroup.Retrieval => limits.RetrievalPerSecond,
            _ => limits.TokensPerSecond,
        };
        Take((group, tenant.ToString()), perSecond, Math.Max(1, perSecond * limits.BurstSeconds));
    }

    /// <summary>Slows down whoever guesses secrets.</summary>
    /// <exception cref="RequestProblemException">429 with the time to wait.</exception>
    public void ChargeFailure(string address) =>
        Take((LimitGroup.Tokens, "address " + address), FailuresPerSecond, FailureBurst);

    private void Take((LimitGroup Group, string Key) key, double perSecond, double burst)
    {
        if (_buckets.Count >= MostBuckets)
        {
            _buckets.Clear();
        }

        if (_buckets.GetOrAdd(key, _ => new TokenBucket(time)).Take(perSecond, burst) is { } wait)
        {
            throw new RequestProblemException(ProblemKind.TooManyRequests, "Request limit exceeded")
            {
                RetryAfter = wait,
            };
        }
    }
}
