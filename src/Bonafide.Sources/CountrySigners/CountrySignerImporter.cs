using Bonafide.Core;
using Bonafide.Core.Documents.Chips;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.CountrySigners;

/// <summary>
/// Puts country signing certificates in force: whom the operator names here is believed. Any problem changes nothing.
/// </summary>
public sealed class CountrySignerImporter(ImportStore store, TimeProvider time)
{
    /// <summary>Certificates and lists of one import, together.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    /// <param name="name">The import's name; one of the same name is replaced.</param>
    /// <param name="tenant">The tenant that it is for; null for the whole installation.</param>
    /// <param name="isDryRun">Reads and checks everything and changes nothing.</param>
    /// <returns>How it went, and how many entries of master lists were left out.</returns>
    public (ImportResult Result, int LeftOut) Import(
        string name, TenantId? tenant, bool isDryRun, IReadOnlyList<ReadOnlyMemory<byte>> files)
    {
        var read = files.Select(CountrySignerFile.Read).ToList();
        var certificates = Joined(read.SelectMany(file => file.Certificates), out var count);
        var lists = Joined(read.SelectMany(file => file.RevocationLists), out var listCount);
        var problems = read.SelectMany((file, index) => file.Problems.Select(problem =>
            new ImportProblem(files.Count == 1 ? 0 : index + 1, problem))).ToList();
        if (certificates.Length + lists.Length > MostBytes)
        {
            problems.Add(new(0, $"Together they have more than {MostBytes / (1024 * 1024)} MB."));
        }

        var leftOut = read.Sum(file => file.LeftOut);
        var entries = count + listCount;
        if (problems.Count > 0 || isDryRun)
        {
            return (new(null, entries, problems), leftOut);
        }

        var writer = new PackFileWriter();
        writer.Add(CountrySigners.Certificates, certificates);
        writer.Add(CountrySigners.Revocations, lists);
        var published = store.Publish(CountrySigners.Area, tenant, name, entries, time.GetUtcNow(), writer);
        return (new(published, entries, []), leftOut);
    }

    /// <summary>Each once, in an order of their own: the same set is the same version.</summary>
    private static byte[] Joined(IEnumerable<ReadOnlyMemory<byte>> encoded, out int count)
    {
        var distinct = encoded.Select(one => Convert.ToHexStringLower(one.Span)).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        count = distinct.Count;
        return [.. distinct.SelectMany(Convert.FromHexString)];
    }
}
