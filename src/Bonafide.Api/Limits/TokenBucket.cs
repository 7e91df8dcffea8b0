namespace Bonafide.Api.Limits;

/// <summary>Fills at a steady rate up to its burst; each request takes one.</summary>
internal sealed class TokenBucket(TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _tokens = double.MaxValue;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes one; null when it could, else how long until there is one.</summary>
    public TimeSpan? Take(double perSecond, double burst)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var filled = time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond;
            _tokens = Math.Min(burst, _tokens + filled);
            _filledAt = now;
            if (_tokens >= 1)
            {
                _tokens--;
                return null;
            }

            return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
        }
    }
}
