using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>Asks the database itself whether its files are whole.</summary>
public static class Integrity
{
    /// <summary>What is broken; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(IReadSession session) =>
        session.Dialect.IntegrityCheck is { } sql
            ? session.Query(sql, static row => row.Text()).FindAll(text => text != "ok")
            : [];
}
