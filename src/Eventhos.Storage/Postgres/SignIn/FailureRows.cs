using Eventhos.Storage.SignIn;
using Npgsql;

namespace Eventhos.Storage.Postgres.SignIn;

/// <summary>Rows of failed sign-ins.</summary>
internal static class FailureRows
{
    private const string Find =
        """
        SELECT u.ord, f.failures, f.first_at, f.last_at, f.locked_until, f.expires_at
        FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS u (kind, key, ord)
        JOIN sign_in_failures f ON f.kind = u.kind AND f.key = u.key
        """;

    private const string Store =
        """
        INSERT INTO sign_in_failures (kind, key, failures, first_at, last_at, locked_until, expires_at)
        SELECT * FROM unnest($1::text[], $2::bytea[], $3::integer[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
        ON CONFLICT (kind, key) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, last_at = excluded.last_at,
            locked_until = excluded.locked_until, expires_at = excluded.expires_at
        """;

    /// <summary>A table by key.</summary>
    public static Dictionary<FailureKey, T> ByKey<T>() => new(new SameKey());

    /// <summary>The keys that have a row, expired or not.</summary>
    public static async Task<Dictionary<FailureKey, FailureCount>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<FailureKey> keys, NpgsqlTransaction? transaction = null)
    {
        await using var command = new NpgsqlCommand(Find, connection, transaction);
        AddKeys(command, keys);
        await using var reader = await command.ExecuteReaderAsync();
        var counts = ByKey<FailureCount>();
        while (await reader.ReadAsync())
        {
            counts[keys[(int)reader.GetInt64(0) - 1]] =
                new FailureCount(reader.GetInt32(1), reader.Time(2), reader.Time(3), reader.TimeOrNull(4), reader.Time(5));
        }

        return counts;
    }

    /// <summary>Stores counts in place of what the keys had.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<FailureKey, FailureCount> counts)
    {
        await using var command = new NpgsqlCommand(Store, connection, transaction);
        AddKeys(command, [.. counts.Keys]);
        command.AddArray(counts.Values.Select(count => count.Failures));
        command.AddArray(counts.Values.Select(count => count.FirstAt.ToUnixTimeMilliseconds()));
        command.AddArray(counts.Values.Select(count => count.LastAt.ToUnixTimeMilliseconds()));
        command.AddArray(counts.Values.Select(count => count.LockedUntil?.ToUnixTimeMilliseconds()));
        command.AddArray(counts.Values.Select(count => count.ExpiresAt.ToUnixTimeMilliseconds()));
        await command.ExecuteNonQueryAsync();
    }

    private static void AddKeys(NpgsqlCommand command, IReadOnlyList<FailureKey> keys)
    {
        command.AddArray(keys.Select(key => key.Kind.Word()));
        command.AddArray(keys.Select(key => key.Hash));
    }

    /// <summary>Compares hashes by what they hold.</summary>
    private sealed class SameKey : IEqualityComparer<FailureKey>
    {
        public bool Equals(FailureKey? x, FailureKey? y) => x is null || y is null ? ReferenceEquals(x, y) : x.Kind == y.Kind && x.Hash.AsSpan().SequenceEqual(y.Hash);

        public int GetHashCode(FailureKey obj)
        {
            var hash = new HashCode();
            hash.Add(obj.Kind);
            hash.AddBytes(obj.Hash);
            return hash.ToHashCode();
        }
    }
}
