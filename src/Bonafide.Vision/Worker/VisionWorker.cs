using System.Diagnostics;

namespace Bonafide.Vision.Worker;

/// <summary>One worker process. It is thrown away after any failure but a refusal.</summary>
internal sealed class VisionWorker : IDisposable
{
    private const int LastWords = 400;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private VisionWorker(Process process)
    {
        _process = process;
        _errors = FirstErrorsAsync(process.StandardError);
    }

    public int Id => _process.Id;

    public static VisionWorker Start(ProcessStartInfo start)
    {
        try
        {
            return new(LastingThread.Start(start) ?? throw new InvalidOperationException());
        }
        catch (Exception failure) when (failure is InvalidOperationException
            or global::System.ComponentModel.Win32Exception)
        {
            throw new VisionFailedException(VisionFailure.NotStarted, "start",
                "run native/build, then bonafide doctor");
        }
    }

    /// <exception cref="VisionFailedException">Anything but an answer; unless Refused, the worker is of no more
    /// use.</exception>
    public async Task<VisionAnswer> AskAsync(string task, VisionMessage request, CancellationToken cancellationToken)
    {
        (string Word, VisionAnswer Answer)? answer;
        try
        {
            await VisionFrames.WriteAsync(_process.StandardInput.BaseStream, task, request, cancellationToken)
                .ConfigureAwait(false);
            answer = await VisionFrames.ReadAsync(_process.StandardOutput.BaseStream, cancellationToken)
                .ConfigureAwait(false) is { } frame ? (frame.Word, VisionAnswer.Of(frame.Message)) : null;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            answer = null;
        }
        catch (OperationCanceledException)
        {
            throw new VisionFailedException(VisionFailure.TimedOut, task, "too long");
        }

        return answer switch
        {
            { Word: VisionFrames.Ok } ok => ok.Answer,
            { Word: VisionFrames.Failed } failed => throw new VisionFailedException(
                VisionFailure.Refused, task,
                global::System.Text.Encoding.UTF8.GetString(failed.Answer.Message.Json.Span)),
            _ => throw await EndedAsync(task).ConfigureAwait(false),
        };
    }

    /// <summary>Ends the process, however busy it is.</summary>
    public void Dispose()
    {
        try
        {
            _process.Kill();
            _process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    /// <summary>What the box says when it cannot be made is worth telling; a worker itself prints nothing
    /// personal.</summary>
    private async Task<VisionFailedException> EndedAsync(string task)
    {
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        var code = _process.ExitCode;
        return code is 120 or 121
            ? new(VisionFailure.NotStarted, task, (await _errors.ConfigureAwait(false)).Trim())
            : new(VisionFailure.Died, task, $"exit code {code}");
    }

    private static async Task<string> FirstErrorsAsync(StreamReader errors)
    {
        var kept = new char[LastWords];
        var length = await errors.ReadBlockAsync(kept).ConfigureAwait(false);
        var drained = new char[4_096];
        while (await errors.ReadAsync(drained).ConfigureAwait(false) > 0)
        {
            // Read on, so that the worker never waits for room in the pipe.
        }

        return new string(kept, 0, length);
    }
}
