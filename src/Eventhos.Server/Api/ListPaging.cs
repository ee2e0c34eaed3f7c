using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api;

/// <summary>Sorting and paging of catalog queries.</summary>
public static class ListPaging
{
    /// <summary>One page, sorted by the asked column where <paramref name="columns"/> knows it, else by its first; ties by the last.</summary>
    public static async Task<Page<TItem>> ToPageAsync<TRow, TItem>(
        this IQueryable<TRow> query,
        ListQuery list,
        IReadOnlyDictionary<string, Expression<Func<TRow, object?>>> columns,
        Func<TRow, TItem> toItem,
        CancellationToken cancellationToken)
    {
        var column = list.ActiveSort is { } name && columns.TryGetValue(name, out var asked) ? asked : columns.First().Value;
        var byId = columns.First().Value;
        var sorted = list.Descending
            ? query.OrderByDescending(column).ThenByDescending(byId)
            : query.OrderBy(column).ThenBy(byId);
        var total = await query.LongCountAsync(cancellationToken);
        var skip = (long)list.PageIndex * list.ItemsPerPage;
        var rows = skip >= total ? [] : await sorted.Skip((int)skip).Take(list.ItemsPerPage).ToListAsync(cancellationToken);
        return list.Page(rows.ConvertAll(row => toItem(row)), total);
    }
}
