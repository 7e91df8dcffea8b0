using System.Globalization;
using Bonafide.Core;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Audit;

/// <summary>
/// Exports heads as lines of a file that is only ever appended to: tenant, number, head, signature, key id, separated
/// by blanks, bytes in hexadecimal. Keep it where whoever runs the database cannot write.
/// </summary>
public sealed class AuditHeadFile(string path)
{
    private readonly Lock _lock = new();

    public void Append(TenantId tenant, AuditBlockRow block)
    {
        var line = string.Join(
            ' ',
            tenant,
            block.Number.ToString(CultureInfo.InvariantCulture),
            Convert.ToHexString(block.Head),
            Convert.ToHexString(block.Signature),
            block.SigningKeyId) + "\n";
        lock (_lock)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(System.Text.Encoding.ASCII.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>The last head that was exported of a tenant; null when none was.</summary>
    public AuditHead? Last(TenantId tenant)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var start = tenant + " ";
        var last = File.ReadLines(path).LastOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        return last?.Split(' ') is { Length: 5 } fields
            ? new AuditHead(long.Parse(fields[1], CultureInfo.InvariantCulture), Convert.FromHexString(fields[2]))
            : null;
    }
}
