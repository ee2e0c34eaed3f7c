using System.Linq.Expressions;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>
/// Ids in the order of one column, ties by id. The database keeps an index for each such order, so that a page deep in a long list costs
/// steps in an index, and rows are read for the page alone.
/// </summary>
internal sealed class IdOrder
{
    // From one end or the other; of at least so many.
    private readonly Func<CatalogContext, bool, int, IQueryable<long>> _ids;

    private IdOrder(Func<CatalogContext, bool, int, IQueryable<long>> ids) => _ids = ids;

    /// <summary>By <paramref name="key"/>; <paramref name="id"/> is what the list's rows are found by.</summary>
    public static IdOrder By<TRow, TKey>(
        Func<CatalogContext, IQueryable<TRow>> rows, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, long>> id) => new(
        (catalog, descending, _) => (descending
            ? rows(catalog).OrderByDescending(key).ThenByDescending(id)
            : rows(catalog).OrderBy(key).ThenBy(id)).Select(id));

    /// <summary>The same by a text of any length.</summary>
    public static IdOrder ByText<TRow>(
        Func<CatalogContext, IQueryable<TRow>> rows, Expression<Func<TRow, string>> text, Expression<Func<TRow, long>> id) => new(
        (catalog, descending, count) => OrderOfTexts.First(catalog, rows(catalog), text, id, descending, count).Select(id));

    /// <summary>The ids of one page, in order, and how many there are in all. An unknown column is the first of <paramref name="orders"/>.</summary>
    public static async Task<(IReadOnlyList<long> Ids, long Total)> PageAsync(
        CatalogContext catalog, ListQuery list, IReadOnlyList<KeyValuePair<string, IdOrder>> orders, CancellationToken cancellationToken)
    {
        var order = orders.FirstOrDefault(entry => entry.Key == list.ActiveSort, orders[0]).Value;

        // The first order's index is the narrowest, and holds the same rows.
        var total = await orders[0].Value._ids(catalog, false, int.MaxValue).LongCountAsync(cancellationToken);
        var skip = (long)list.PageIndex * list.ItemsPerPage;
        var take = (int)Math.Min(list.ItemsPerPage, total - skip);
        if (take <= 0)
        {
            return ([], total);
        }

        // A page beyond the middle is reached from the other end.
        var fromTheEnd = skip > total / 2;
        var passed = (int)(fromTheEnd ? total - skip - take : skip);
        var ids = await order._ids(catalog, list.Descending != fromTheEnd, passed + take).Skip(passed).Take(take).ToListAsync(cancellationToken);
        if (fromTheEnd)
        {
            ids.Reverse();
        }

        return (ids, total);
    }
}
