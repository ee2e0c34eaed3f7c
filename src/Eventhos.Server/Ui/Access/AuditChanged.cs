using System.Text.Encodings.Web;
using System.Text.Json;
using Eventhos.Server.Api.Audit;

namespace Eventhos.Server.Ui.Access;

/// <summary>A row of an entry of the audit log, its columns before and after side by side.</summary>
/// <param name="Row">What it is a row of, with its id.</param>
/// <param name="WasThere">It was there before.</param>
/// <param name="IsThere">It is there after.</param>
/// <param name="Values">Its columns.</param>
public sealed record AuditChanged(string Row, bool WasThere, bool IsThere, IReadOnlyList<ChangedValue> Values)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows of an entry, each once.</summary>
    internal static IReadOnlyList<AuditChanged> Of(AuditItem entry)
    {
        var after = (entry.After ?? []).ToList();
        var rows = new List<AuditChanged>();
        foreach (var was in entry.Before ?? [])
        {
            // Rows that only tie others together have no id; they come and go, and are never changed.
            var now = was.Id is null ? null : after.Find(row => row.Row == was.Row && row.Id == was.Id);
            after.Remove(now!);
            rows.Add(From(was, now));
        }

        rows.AddRange(after.Select(row => From(null, row)));
        return rows;
    }

    private static AuditChanged From(AuditedRow? was, AuditedRow? now)
    {
        var columns = (was?.Values.Keys ?? []).Union(now?.Values.Keys ?? [], StringComparer.Ordinal);
        var row = was ?? now!;
        return new AuditChanged(
            row.Id is null ? row.Row : $"{row.Row} {row.Id}",
            was is not null,
            now is not null,
            [.. columns.Select(column => new ChangedValue(column, TextOf(was, column), TextOf(now, column)))]);
    }

    private static string? TextOf(AuditedRow? row, string column) => row is null || !row.Values.TryGetValue(column, out var value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String when TryText(value) is { } text => text,
            JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(value, Pretty),
            _ => value.GetRawText(),
        };

    // A text may hold half a surrogate pair, of which there is no string.
    private static string? TryText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
