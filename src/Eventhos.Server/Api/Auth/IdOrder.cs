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
    // Among some or all (null); from one end or the other; of at least so many.
    private readonly Func<CatalogContext, IQueryable<long>?, bool, int, IQueryable<long>> _ids;

    private IdOrder(Func<CatalogContext, IQueryable<long>?, bool, int, IQueryable<long>> ids) => _ids = ids;

    /// <summary>By <paramref name="key"/>; <paramref name="id"/> is what the list's rows are found by.</summary>
    public static IdOrder By<TRow, TKey>(
        Func<CatalogContext, IQueryable<TRow>> rows, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, long>> id) => new(
        (catalog, some, descending, _) => (descending
            ? Among(rows(catalog), id, some).OrderByDescending(key).ThenByDescending(id)
            : Among(rows(catalog), id, some).OrderBy(key).ThenBy(id)).Select(id));

    /// <summary>The same by a text of any length.</summary>
    public static IdOrder ByText<TRow>(
        Func<CatalogContext, IQueryable<TRow>> rows, Expression<Func<TRow, string>> text, Expression<Func<TRow, long>> id) => new(
        (catalog, some, descending, count) => OrderOfTexts.First(catalog, Among(rows(catalog), id, some), text, id, descending, count).Select(id));

    /// <summary>
    /// The ids of one page, in order, and how many there are in all, or among <paramref name="some"/>. An unknown column is the first of
    /// <paramref name="orders"/>.
    /// </summary>
    public static async Task<(IReadOnlyList<long> Ids, long Total)> PageAsync(
        CatalogContext catalog,
        ListQuery list,
        IReadOnlyList<KeyValuePair<string, IdOrder>> orders,
        CancellationToken cancellationToken,
        IQueryable<long>? some = null)
    {
        var order = orders.FirstOrDefault(entry => entry.Key == list.ActiveSort, orders[0]).Value;

        // The first order's index is the narrowest, and holds the same rows.
        var total = await (some ?? orders[0].Value._ids(catalog, null, false, int.MaxValue)).LongCountAsync(cancellationToken);
        var skip = (long)list.PageIndex * list.ItemsPerPage;
        var take = (int)Math.Min(list.ItemsPerPage, total - skip);
        if (take <= 0)
        {
            return ([], total);
        }

        // A page beyond the middle is reached from the other end.
        var fromTheEnd = skip > total / 2;
        var passed = (int)(fromTheEnd ? total - skip - take : skip);
        var ids = await order._ids(catalog, some, list.Descending != fromTheEnd, passed + take).Skip(passed).Take(take).ToListAsync(cancellationToken);
        if (fromTheEnd)
        {
            ids.Reverse();
        }

        return (ids, total);
    }

    private static IQueryable<TRow> Among<TRow>(IQueryable<TRow> rows, Expression<Func<TRow, long>> id, IQueryable<long>? some) => some is null
        ? rows
        : rows.Where(Expression.Lambda<Func<TRow, bool>>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(long)], some.Expression, id.Body), id.Parameters));
}
