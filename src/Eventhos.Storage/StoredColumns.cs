using System.Data.Common;
using Eventhos.Engine.Model;

namespace Eventhos.Storage;

/// <summary>Reads of single columns, which hold the same in every database.</summary>
internal static class StoredColumns
{
    /// <summary>A text that may be null.</summary>
    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A time stored as milliseconds.</summary>
    public static DateTimeOffset Time(this DbDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>A time stored as milliseconds that may be null.</summary>
    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Time(column);

    /// <summary>Where a reply comes from, out of five columns: execution, parent, root, identifier, depth; null for an event that a producer sent.</summary>
    public static ReplyOrigin? ReplyOrNull(this DbDataReader reader, int from) => reader.IsDBNull(from)
        ? null
        : new ReplyOrigin(reader.GetInt64(from), reader.GetInt64(from + 1), reader.GetInt64(from + 2), reader.GetString(from + 3), reader.GetInt32(from + 4));

    /// <summary>What an event retries, out of two columns: execution, received event; null for one that retries nothing.</summary>
    public static RetryOrigin? RetryOrNull(this DbDataReader reader, int from) =>
        reader.IsDBNull(from) ? null : new RetryOrigin(reader.GetInt64(from), reader.GetInt64(from + 1));

    /// <summary>A number that may be null.</summary>
    public static long? NumberOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
