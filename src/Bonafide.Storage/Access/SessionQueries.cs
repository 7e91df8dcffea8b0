namespace Bonafide.Storage.Access;

/// <summary>The two shapes of query that nearly every row class needs.</summary>
public static class SessionQueries
{
    public static T? QueryOne<T>(
        this IReadSession session,
        string sql,
        Func<RowReader, T> read,
        params ReadOnlySpan<(string Name, DbValue Value)> values)
        where T : class
    {
        var rows = session.Query(sql, read, values);
        return rows.Count switch
        {
            0 => null,
            1 => rows[0],
            _ => throw new InvalidOperationException("A statement for one row found several."),
        };
    }

    /// <summary>The first column of the only row, or null when there is no row or no value.</summary>
    public static long? QueryNumber(
        this IReadSession session, string sql, params ReadOnlySpan<(string Name, DbValue Value)> values)
    {
        var rows = session.Query(sql, static row => row.NumberOrNull(), values);
        return rows.Count == 0 ? null : rows[0];
    }
}
