using System.ComponentModel.DataAnnotations;

namespace Bonafide.Engine;

/// <summary>How the engine works through what is due. Defaults are the product's own choice unless a source
/// stands.</summary>
public sealed record EngineOptions : IValidatableObject
{
    /// <summary>Executions processed at the same time, 1 to 256. Vision workers, one per core, are the narrow
    /// place.</summary>
    [Range(1, 256)]
    public int Workers { get; init; } = 4;

    /// <summary>
    /// Executions begun at the same time, those included that wait for a provider's or resolver's answer and need no
    /// worker meanwhile; at least <see cref="Workers"/>, at most 4,096. One kind of question may have a quarter of
    /// them waiting.
    /// </summary>
    [Range(1, 4_096)]
    public int MostInFlight { get; init; } = 256;

    /// <summary>Times that an execution is set aside because a provider has no place for it, 0 to 1,000; then the
    /// answer counts as failed.</summary>
    [Range(0, 1_000)]
    public int MostSetAside { get; init; } = 60;

    /// <summary>Pause of an execution that was set aside, 100 ms to 1 min; doubled with each time, at most 30
    /// s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan SetAsidePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Executions that wait in memory per class, 1 to 100,000; what is beyond waits in its row.</summary>
    [Range(1, 100_000)]
    public int MostQueued { get; init; } = 4_096;

    /// <summary>How often due rows are looked for, 100 ms to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a lease lasts unrenewed, 5 s to 10 min; a crashed run is taken up again after it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a lease is renewed; less than half of <see cref="Lease"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Attempts per gatherer and run, 1 to 10; then the fact is stored as failed.</summary>
    [Range(1, 10)]
    public int GatherAttempts { get; init; } = 2;

    /// <summary>Pause before a second attempt at a fact, 0 to 1 min; doubled with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan GatherPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Runs that may be begun for one execution, 1 to 20; the one after it judges what is there.</summary>
    [Range(1, 20)]
    public int MostRuns { get; init; } = 6;

    /// <summary>Pause after a run that failed on our side, 1 s to 1 h; doubled with each run, at most an
    /// hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RunPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often expired executions are looked for; contract 03 §1 allows 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ExpiryInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often content past its retention is looked for; retention is set in minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetentionInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long sightings are kept, 1 day to 10 years; their own retention, apart from content.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3653.00:00:00")]
    public TimeSpan SightingRetention { get; init; } = TimeSpan.FromDays(730);

    /// <summary>How old a device's blackbox may be at finalize, 1 minute to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan BlackboxLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether tenants of this installation learn that another one has evidence against a device, by type and never by
    /// whom; off: each sees its own only. Devices are known across tenants from when it was on.
    /// </summary>
    public bool ShareDeviceEvidence { get; init; }

    /// <summary>
    /// Whether phone numbers and their ranges are counted over all tenants of this installation, by keyed hash and
    /// never by whom; sandbox tenants among themselves. Off: each counts its own only. Numbers are known across
    /// tenants from when it was on.
    /// </summary>
    public bool SharePhoneHistory { get; init; }

    /// <summary>How long lines of the developer log are kept, 1 hour to 1 year.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan RequestLogRetention { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How often audit entries are chained into a signed block.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AuditInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often idempotency records past their 24 hours, old sightings and lines of the log are
    /// removed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CleaningInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often blobs that no row names are looked for; they hold sealed bytes without a key.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan OrphanInterval { get; init; } = TimeSpan.FromHours(6);

    public CallbackOptions Callbacks { get; init; } = new();

    /// <summary>What no range of a single setting says.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MostInFlight < Workers)
        {
            yield return new($"must be at least {nameof(Workers)}", [nameof(MostInFlight)]);
        }

        if (Heartbeat * 2 >= Lease)
        {
            yield return new($"must be less than half of {nameof(Lease)}", [nameof(Heartbeat)]);
        }
    }
}

/// <summary>How callbacks are sent (contract 03 §2, ruling 2).</summary>
public sealed record CallbackOptions
{
    /// <summary>Allows http and private, loopback and special-purpose addresses: for development only.</summary>
    public bool AllowPrivateDestinations { get; init; }

    /// <summary>How long a receiver may take to answer (contract 03 §2: 10 s).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Callbacks on their way at the same time, 1 to 4,096.</summary>
    [Range(1, 4_096)]
    public int MostInFlight { get; init; } = 256;

    /// <summary>Of those, to one destination, 1 to 64: a slow receiver holds up itself only.</summary>
    [Range(1, 64)]
    public int MostPerDestination { get; init; } = 4;

    /// <summary>Claimed callbacks that wait for a place, 1 to 100,000 over all destinations.</summary>
    [Range(1, 100_000)]
    public int MostWaiting { get; init; } = 20_000;

    /// <summary>Of those, for one destination, 1 to 100,000; what is beyond comes back with its row.</summary>
    [Range(1, 100_000)]
    public int MostWaitingPerDestination { get; init; } = 4_096;

    /// <summary>Failures in a row after which a destination is left alone for <see cref="CircuitPause"/>.</summary>
    [Range(1, 100)]
    public int CircuitFailures { get; init; } = 5;

    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CircuitPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a claimed callback stays with its sender; it comes back afterwards.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Claim { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How often due callbacks are looked for when nothing calls.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(1);
}
