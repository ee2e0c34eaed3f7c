using System.Globalization;

namespace Eventhos.Storage.Moving;

/// <summary>The statement that reads a table, from either storage.</summary>
internal static class MoveSql
{
    /// <summary>All columns of a table's rows, in the order of <see cref="MovedTable.Columns"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="part">What is left out; null for all rows in any order.</param>
    /// <param name="isSqlite">On SQLite, which lacks some columns.</param>
    public static string Select(MovedTable table, CopiedPart? part, bool isSqlite)
    {
        var columns = table.Columns.Select(column => Expression(table, column.Name, isSqlite));
        var select = $"SELECT {string.Join(", ", columns)} FROM {table.Name} t {(isSqlite ? table.SqliteJoins : "")} WHERE {table.Condition}";
        if (part is null || !table.HasCursor)
        {
            return select;
        }

        var key = string.Join(", ", table.Key.Select(name => $"t.{name}"));
        var after = part.After is { } numbers ? $" AND ({key}) > ({string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))})" : "";
        return $"{select}{after} ORDER BY {key}";
    }

    private static string Expression(MovedTable table, string column, bool isSqlite) =>
        table.ReadAs.TryGetValue(column, out var expression) || (isSqlite && table.NotInSqlite.TryGetValue(column, out expression)) ? expression : $"t.{column}";
}
