namespace Bonafide.Client;

/// <summary>How to reach an installation, and as whom.</summary>
public sealed record BonafideClientOptions
{
    /// <summary>
    /// The origin of the API, such as <c>http://127.0.0.1:8080</c>. Links in replies are followed as given.
    /// </summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The OAuth2 client's id and secret.</summary>
    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Names your product; the API refuses requests without it.</summary>
    public string UserAgent { get; init; } = "Bonafide.Client";

    /// <summary>Tries of one request, the first included; 1 to 10.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>Pause before the second try, doubled for each further one; a Retry-After of the server wins.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause that is waited for; a longer Retry-After is given back as the error.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(30);
}
