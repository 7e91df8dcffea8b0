using Bonafide.Batch.Home;
using Bonafide.Core.Errors;
using Bonafide.Engine.Uploads;

namespace Bonafide.Batch.Executions;

/// <summary>An uploaded file of the batch as the bytes of a part.</summary>
internal sealed class SpoolPart(ISpool spool, UploadedFile file) : IPartSource
{
    public async Task<ReadOnlyMemory<byte>> ReadAsync(int mostBytes, CancellationToken cancellationToken)
    {
        using var handle = spool.OpenRead(file.Content);
        var length = RandomAccess.GetLength(handle);
        if (length > mostBytes)
        {
            throw new RequestProblemException(
                ProblemKind.PayloadTooLarge, $"The file is larger than {mostBytes / (1024 * 1024)} MB.");
        }

        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length)
        {
            var count = await RandomAccess.ReadAsync(handle, bytes.AsMemory(read), read, cancellationToken);
            if (count == 0)
            {
                throw new EndOfStreamException("A file of the spool is shorter than its length.");
            }

            read += count;
        }

        return bytes;
    }
}

/// <summary>JSON that was made from a row.</summary>
internal sealed class JsonPart(byte[] json) : IPartSource
{
    public Task<ReadOnlyMemory<byte>> ReadAsync(int mostBytes, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>>(json);
}
