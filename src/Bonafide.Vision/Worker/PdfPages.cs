using System.Globalization;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Renders the pages of a PDF as PNG with poppler's <c>pdftoppm</c>, in a box of its own: the file goes in through a
/// pipe and the picture comes out through one.
/// </summary>
public sealed class PdfPages(VisionOptions options, TimeProvider time)
{
    private const string Program = "/usr/bin/pdftoppm";
    private const int MemoryMb = 1_024;
    private const int CpuSeconds = 20;

    /// <summary>The longest side of a page, pixels: enough for 300 dots per inch on A4.</summary>
    private const int LongestSide = 3_508;

    /// <summary>A page that compresses to more than this is noise.</summary>
    private const int MostBytesPerPage = 40 * 1024 * 1024;

    /// <returns>The pages in order, at most <see cref="VisionOptions.MostPdfPages"/>; empty when none can be
    /// rendered.</returns>
    public async Task<IReadOnlyList<byte[]>> RenderAsync(
        ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var pages = new List<byte[]>();
        while (pages.Count < options.MostPdfPages
            && await RenderAsync(pdf, pages.Count + 1, cancellationToken).ConfigureAwait(false) is { } page)
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Null when there is no such page, or it cannot be rendered within the limits.</summary>
    private async Task<byte[]?> RenderAsync(ReadOnlyMemory<byte> pdf, int page, CancellationToken cancellationToken)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.DeadlineSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = LastingThread.Start(Box.Filter(Program, MemoryMb, CpuSeconds, [
            "-f", number, "-l", number, "-singlefile", "-png",
            "-scale-to", LongestSide.ToString(CultureInfo.InvariantCulture), "-",
        ])) ?? throw new VisionFailedException(VisionFailure.NotStarted, "pdf", "run native/build");
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            var writing = FeedAsync(process.StandardInput.BaseStream, pdf, either.Token);
            var picture = await TakeAsync(process.StandardOutput.BaseStream, either.Token).ConfigureAwait(false);
            await Task.WhenAll(errors, writing).ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode switch
            {
                0 when picture.Length > 0 => picture,
                120 => throw new VisionFailedException(VisionFailure.NotStarted, "pdf", "the box could not be made"),
                _ => null,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>A reader that has seen enough closes the pipe, which is no fault.</summary>
    private static async Task FeedAsync(Stream input, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        try
        {
            await using (input.ConfigureAwait(false))
            {
                await input.WriteAsync(pdf, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The exit code tells.
        }
    }

    private static async Task<byte[]> TakeAsync(Stream output, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (kept.Length + read > MostBytesPerPage)
            {
                return [];
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
