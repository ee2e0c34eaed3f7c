using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>What a hub's database holds, to see whether it is the same afterwards.</summary>
public static class DatabaseDigest
{
    /// <summary>A digest of all rows of each table, but of the tables named.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> DigestAsync(this RunningHub hub, params string[] except)
    {
        await using var connection = await TestDatabase.OpenAsync(hub.Folder.Path, readOnly: true);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await RowsAsync(connection, TestDatabase.Tables))
        {
            if (!except.Contains(table))
            {
                var rows = await RowsAsync(connection, $"SELECT * FROM \"{table}\"{(TestDatabase.OnPostgres ? " t ORDER BY t" : "")}");
                digests[table] = $"{rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))[..12]}";
            }
        }

        return digests;
    }

    /// <summary>The number that a query answers.</summary>
    public static async Task<long> CountAsync(this RunningHub hub, string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(hub.Folder.Path, readOnly: true);
        return long.Parse(Assert.Single(await RowsAsync(connection, sql)));
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{reader.GetValue(i)}")));
        }

        return rows;
    }
}
