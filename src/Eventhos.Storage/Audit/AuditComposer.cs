using System.Text.Json;
using System.Text.Json.Nodes;
using Eventhos.Engine.Mapping;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Eventhos.Storage.Audit;

/// <summary>Puts the rows of one change into words: what was done to what, with each row before and after, secrets masked.</summary>
public sealed class AuditComposer
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JsonFormat.WriterOptions.Encoder, MaxDepth = JsonFormat.WriterOptions.MaxDepth };

    private readonly AuditValues _values;

    /// <summary>With <paramref name="values"/> for the columns.</summary>
    public AuditComposer(AuditValues values) => _values = values;

    /// <summary>The entry of a change; null where nothing worth telling changed.</summary>
    internal AuditDraft? Compose(IReadOnlyList<AuditedRow> rows)
    {
        var told = rows.Select(row => (Row: row, Texts: Tell(row))).Where(row => row.Texts is not null).ToList();
        if (told.Count == 0)
        {
            return null;
        }

        // A user is told as a user, though its name stands in its subject's row, and its roles beside it.
        var main = told.MinBy(entry => AuditTargets.RankOf(entry.Row.Entry)).Row;
        var target = AuditTargets.WordOf(main.Entry);
        var sameKind = told.Count(entry => AuditTargets.WordOf(entry.Row.Entry) == target);
        return new AuditDraft(
            $"{target}.{VerbOf(main)}",
            target,
            sameKind == 1 ? AuditTargets.IdOf(main.Entry) : null,
            Rows(told.Select(entry => entry.Texts!.Value.Before)),
            Rows(told.Select(entry => entry.Texts!.Value.After)));
    }

    private static string? Rows(IEnumerable<JsonObject?> rows)
    {
        var some = rows.OfType<JsonNode>().ToArray();
        return some.Length == 0 ? null : new JsonArray(some).ToJsonString(Json);
    }

    private static string VerbOf(AuditedRow row)
    {
        if (row.State != EntityState.Modified)
        {
            return row.State == EntityState.Added ? "create" : "delete";
        }

        return IsDeleted(row.Entry.CurrentValues) && !IsDeleted(row.Before!) ? "delete" : "update";
    }

    private static bool IsDeleted(PropertyValues values) =>
        values.Properties.FirstOrDefault(property => property.Name == nameof(Subject.Deleted)) is { } deleted && values[deleted] is true;

    private (JsonObject? Before, JsonObject? After)? Tell(AuditedRow row)
    {
        var before = row.Before;
        var after = row.State == EntityState.Deleted ? null : row.Entry.CurrentValues;
        var whole = before is null || after is null || VerbOf(row) == "delete";
        JsonObject was = [];
        JsonObject @is = [];
        foreach (var property in row.Entry.Metadata.GetProperties().Where(AuditTargets.IsTold))
        {
            var (old, now) = (before?[property], after?[property]);
            if (whole || !_values.AreEqual(property, old, now))
            {
                was[property.GetColumnName()] = before is null ? null : _values.Show(property, old);
                @is[property.GetColumnName()] = after is null ? null : _values.Show(property, now);
            }
        }

        if (was.Count == 0)
        {
            return null;
        }

        return (before is null ? null : Named(row.Entry, was), after is null ? null : Named(row.Entry, @is));
    }

    private static JsonObject Named(EntityEntry entry, JsonObject values)
    {
        JsonObject row = new() { ["row"] = AuditTargets.WordOf(entry) };
        if (AuditTargets.IdOf(entry) is { } id)
        {
            row["id"] = id;
        }

        row["values"] = values;
        return row;
    }
}
