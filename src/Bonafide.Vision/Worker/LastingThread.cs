using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Starts processes on one thread that lives as long as this process: the box asks to be killed when its parent dies,
/// and to Linux the parent is the thread that started it (prctl(2), PR_SET_PDEATHSIG).
/// </summary>
internal static class LastingThread
{
    private static readonly BlockingCollection<Action> Work = Begin();

    public static Process? Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start));
            }
            catch (Exception failure) when (failure is InvalidOperationException
                or global::System.ComponentModel.Win32Exception)
            {
                started.SetException(failure);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var one in work.GetConsumingEnumerable())
            {
                one();
            }
        })
        { IsBackground = true, Name = "box starter" }.Start();
        return work;
    }
}
