using System.Collections.Concurrent;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>
/// Sets that take turns, one document each, so that a run that ends by its time or is broken off has measured them all
/// alike. A set is with one lane at a time, so that its documents are the same however many lanes there are.
/// </summary>
internal sealed class AccuracyTurns : IDisposable
{
    private readonly List<(IEnumerator<AccuracyTrial> Trials, List<DocumentScore> Scores)> _sets;

    internal AccuracyTurns(IEnumerable<IEnumerable<AccuracyTrial>> sets) =>
        _sets = [.. sets.Select(set => (set.GetEnumerator(), new List<DocumentScore>()))];

    /// <summary>Set by set, each in the order in which it was made.</summary>
    internal IEnumerable<DocumentScore> Scores => _sets.SelectMany(set => set.Scores);

    public void Dispose() => _sets.ForEach(set => set.Trials.Dispose());

    /// <param name="looks">One for each lane.</param>
    /// <param name="isOver">Asked before each document.</param>
    internal async Task RunAsync(IEnumerable<Func<AccuracyTrial, Task<DocumentScore>>> looks, Func<bool> isOver)
    {
        var waiting = new ConcurrentQueue<(IEnumerator<AccuracyTrial> Trials, List<DocumentScore> Scores)>(_sets);
        await Task.WhenAll(looks.Select(look => Task.Run(() => LaneAsync(look)))).ConfigureAwait(false);

        async Task LaneAsync(Func<AccuracyTrial, Task<DocumentScore>> look)
        {
            while (!isOver() && waiting.TryDequeue(out var set))
            {
                if (set.Trials.MoveNext())
                {
                    set.Scores.Add(await look(set.Trials.Current).ConfigureAwait(false));
                    waiting.Enqueue(set);
                }
            }
        }
    }
}
