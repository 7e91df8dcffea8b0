using System.Runtime.ExceptionServices;

namespace Bonafide.Vision.Reading;

/// <summary>Work that is done at the same time; its outcome is the same as one after the other.</summary>
/// <param name="most">How much is done at the same time, at least 1.</param>
internal sealed class Cores(int most)
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = most };

    /// <summary>Both have ended when it returns.</summary>
    internal (TOne One, TOther Other) Both<TOne, TOther>(Func<TOne> one, Func<TOther> other)
    {
        var outcome = (One: default(TOne)!, Other: default(TOther)!);
        Action[] works = [() => outcome.One = one(), () => outcome.Other = other()];
        _ = Each(works, work =>
        {
            work();
            return true;
        });
        return outcome;
    }

    /// <summary>One outcome for each, in their order.</summary>
    internal TOut[] Each<TIn, TOut>(IReadOnlyList<TIn> of, Func<TIn, TOut> work)
    {
        var outcomes = new TOut[of.Count];
        if (most == 1 || of.Count < 2)
        {
            for (var at = 0; at < outcomes.Length; at++)
            {
                outcomes[at] = work(of[at]);
            }

            return outcomes;
        }

        try
        {
            Parallel.For(0, outcomes.Length, _options, at => outcomes[at] = work(of[at]));
        }
        catch (AggregateException failures)
        {
            // Callers know failures by their kind, as they are thrown where nothing else is done.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return outcomes;
    }
}
