using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Auth;

/// <summary>Which users or clients a list is asked for: <c>wordSearch</c>, <c>roleId</c>.</summary>
internal static class SubjectSearch
{
    /// <summary>The subjects that fit; null where the list is asked for all.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="catalog">Where they are.</param>
    /// <param name="kind">One of <see cref="SubjectKind"/>.</param>
    /// <param name="holding">The subjects of the accounts of this kind that hold a word, in one reading of them.</param>
    public static IQueryable<long>? In(IQueryCollection query, CatalogContext catalog, string kind, Func<string, IQueryable<long>> holding)
    {
        var word = query.Text("wordSearch")?.ToLowerInvariant();
        if (query.Number("roleId") is not { } role)
        {
            return word is null ? null : holding(word);
        }

        var having = catalog.Roles.Where(row => row.Id == role).SelectMany(row => row.Subjects).Where(subject => subject.Kind == kind).Select(subject => subject.Id);
        return word is null ? having : holding(word).Where(id => having.Contains(id));
    }
}
