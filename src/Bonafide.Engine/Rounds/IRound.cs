namespace Bonafide.Engine.Rounds;

/// <summary>A recurring piece of work, driven by rows that are due.</summary>
public interface IRound
{
    /// <summary>For the log.</summary>
    string Name { get; }

    /// <summary>The pause between two rounds when there is nothing left to do.</summary>
    TimeSpan Interval { get; }

    /// <summary>Does a bounded amount of work.</summary>
    /// <returns>True when there may be more, and the next round should follow at once.</returns>
    Task<bool> GoAsync(CancellationToken cancellationToken);
}
