using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers.Import;

public enum RegisterFormat
{
    Csv = 1,
    JsonLines = 2,

    /// <summary>The text in which the Social Security Administration published its high-group lists.</summary>
    HighGroupText = 3,
}

/// <summary>What to import.</summary>
/// <param name="Kind">Word of a schema: cpf, curp, person …</param>
/// <param name="Name">The operator's name for the register; letters, digits and dashes.</param>
/// <param name="SourceType">What kind of source it stands for.</param>
/// <param name="Country">ISO 3166-1 alpha-3, when all records are of one country.</param>
/// <param name="Format">Format of the file.</param>
/// <param name="DryRun">Reads and checks everything, and keeps nothing.</param>
public sealed record RegisterImport(
    string Kind, string Name, SourceType SourceType, string? Country, RegisterFormat Format, bool DryRun = false);

/// <summary>
/// Reads a file, lists everything wrong with it, and only when nothing is, leaves a new version behind. The caller puts
/// it in force.
/// </summary>
public sealed class RegisterImporter(
    RegisterStore store, TimeProvider time, IIds ids, Transliterator transliterator, RegisterLimits limits)
{
    public RegisterImportResult Import(TenantId tenant, byte[] tenantKey, RegisterImport import, Stream file)
    {
        var schema = RegisterSchemas.Find(import.Kind);
        if (schema is null)
        {
            var known = string.Join(", ", RegisterSchemas.All.Select(s => s.Kind));
            return Refused("kind", $"The kind must be one of {known}.");
        }

        if (!RegisterStore.IsName(import.Name))
        {
            return Refused("name", "A register's name has 1 to 60 lower-case letters, digits and dashes.");
        }

        var version = ids.New();
        using var keys = new RegisterKeys(tenantKey, version);
        var folder = store.NewVersionFolder(tenant, import.Name, version);
        RegisterManifest? manifest = null;
        try
        {
            using var writer = new RegisterWriter(schema, keys, folder);
            var problems = new List<RegisterProblem>();
            var read = ReadAll(
                schema, import, file, new RecordIndexing(schema, keys, transliterator), writer, problems);
            if (problems.Count == 0 && !import.DryRun)
            {
                manifest = writer.Finish(version, import.Name, import.SourceType, import.Country, time.GetUtcNow());
            }

            return new RegisterImportResult(read, problems, manifest);
        }
        finally
        {
            if (manifest is null)
            {
                store.Drop(tenant, import.Name, version);
            }
        }
    }

    private static RegisterImportResult Refused(string code, string message) =>
        new(0, [new RegisterProblem(0, null, code, message)], null);

    private int ReadAll(
        RegisterSchema schema, RegisterImport import, Stream file, RecordIndexing indexing, RegisterWriter writer,
        List<RegisterProblem> problems)
    {
        IRowReader reader = import.Format switch
        {
            RegisterFormat.Csv => new CsvRowReader(limits),
            RegisterFormat.HighGroupText => new HighGroupTextReader(limits),
            _ => new JsonRowReader(limits),
        };
        var checker = new RowChecker(schema, limits);
        using var rows = reader.Rows(file).GetEnumerator();
        if (import.Format == RegisterFormat.Csv && rows.MoveNext())
        {
            if (rows.Current.Problem is { } broken)
            {
                problems.Add(broken);
            }
            else
            {
                checker.CheckHeader(rows.Current, problems);
            }

            if (problems.Count > 0)
            {
                return 0;
            }
        }

        return ReadRecords(schema, new CheckedRows(checker, indexing).Of(Rest(rows)), writer, problems);
    }

    private int ReadRecords(
        RegisterSchema schema, IEnumerable<CheckedRow> rows, RegisterWriter writer, List<RegisterProblem> problems)
    {
        var read = 0;
        foreach (var row in rows)
        {
            if (problems.Count >= limits.MaxProblems)
            {
                problems.Add(new(row.Line, null, "tooManyProblems", "Reading stopped; mend these first."));
                break;
            }

            problems.AddRange(row.Problems);
            if (row.Record is { } record)
            {
                if (++read > limits.MaxRecords)
                {
                    problems.Add(new(
                        row.Line, null, "tooManyRecords", $"A register has at most {limits.MaxRecords} records."));
                    break;
                }

                // Rows go on being written behind a problem: only so are doubled keys seen in the same reading.
                writer.Add(record, row.Line);
            }
        }

        foreach (var (first, again) in writer.Duplicates().Take(Math.Max(0, limits.MaxProblems - problems.Count)))
        {
            problems.Add(new(again, schema.Keys[0][^1], "duplicateKey", $"The key stands in line {first} already."));
        }

        problems.Sort((a, b) => a.Row.CompareTo(b.Row));
        if (read == 0 && problems.Count == 0)
        {
            problems.Add(new(0, null, "empty", "The file has no records."));
        }

        return read;
    }

    private static IEnumerable<Row> Rest(IEnumerator<Row> rows)
    {
        while (rows.MoveNext())
        {
            yield return rows.Current;
        }
    }
}
