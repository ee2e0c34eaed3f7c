using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Auth;

/// <summary>Which users or clients a list is asked for: <c>wordSearch</c>, <c>roleId</c>.</summary>
internal static class SubjectSearch
{
    /// <summary>The subjects that fit; null where the list is asked for all.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="catalog">Where they are.</param>
    /// <param name="holding">The subjects of accounts whose own columns hold a word.</param>
    public static IQueryable<long>? In(IQueryCollection query, CatalogContext catalog, Func<string, IQueryable<long>> holding)
    {
        var word = query.Text("wordSearch")?.ToLowerInvariant();
        var role = query.Number("roleId");
        if (word is null && role is null)
        {
            return null;
        }

        var subjects = role is null
            ? catalog.Subjects
            : catalog.Roles.Where(row => row.Id == role).SelectMany(row => row.Subjects);
        if (word is not null)
        {
            var accounts = holding(word);
            subjects = subjects.Where(subject => subject.Name.ToLower().Contains(word) || subject.Description.ToLower().Contains(word) || accounts.Contains(subject.Id));
        }

        return subjects.Select(subject => subject.Id);
    }
}
