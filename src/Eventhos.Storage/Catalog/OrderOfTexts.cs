using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage.Catalog;

/// <summary>Rows in the order of a text of any length, which an index of PostgreSQL has no place for.</summary>
public static class OrderOfTexts
{
    // So many characters are in an index: see 0006_account_orders.sql.
    private const int Indexed = 500;

    /// <summary>
    /// The first so many rows in the order of a text, ties by id; there may be more behind them. PostgreSQL is asked for those with a short text, which come
    /// in the order of an index, and for those with a long one, which hardly any has, and puts in order what it got.
    /// </summary>
    public static IQueryable<TRow> First<TRow>(
        CatalogContext catalog, IQueryable<TRow> rows, Expression<Func<TRow, string>> text, Expression<Func<TRow, long>> id, bool descending, int count)
    {
        if (!catalog.Database.IsNpgsql())
        {
            return InOrder(rows);
        }

        var length = Expression.Property(text.Body, nameof(string.Length));
        var indexed = Expression.Constant(Indexed);
        return InOrder(InOrder(That(Expression.LessThanOrEqual(length, indexed))).Take(count).Concat(InOrder(That(Expression.GreaterThan(length, indexed))).Take(count)));

        IQueryable<TRow> That(Expression condition) => rows.Where(Expression.Lambda<Func<TRow, bool>>(condition, text.Parameters));
        IQueryable<TRow> InOrder(IQueryable<TRow> some) => descending ? some.OrderByDescending(text).ThenByDescending(id) : some.OrderBy(text).ThenBy(id);
    }
}
