using System.Collections.Concurrent;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Auth;

/// <summary>Who the subjects are and what they may do, remembered until anything about access changes.</summary>
public sealed class PrincipalStore : ICatalogObserver
{
    private const int MaxRemembered = 10_000;

    private readonly CatalogStore _catalog;
    private ConcurrentDictionary<long, Principal> _remembered = new();

    /// <summary>Reads through <paramref name="catalog"/>.</summary>
    public PrincipalStore(CatalogStore catalog) => _catalog = catalog;

    /// <summary>Forgets everything; called after every change of users, clients, roles or permissions.</summary>
    public void Forget() => _remembered = new();

    /// <inheritdoc />
    public void CatalogChanged() => Forget();

    /// <summary>A live subject; null when there is none.</summary>
    public async Task<Principal?> FindAsync(long subjectId, CancellationToken cancellationToken)
    {
        // Taken first: a change that comes in between swaps the dictionary, and what was read before it is stored in the old one.
        var remembered = _remembered;
        if (remembered.TryGetValue(subjectId, out var known))
        {
            return known;
        }

        var subject = await _catalog.ReadAsync(
            catalog => catalog.Subjects
                .Include(row => row.User)
                .Include(row => row.Client)
                .Include(row => row.Roles).ThenInclude(role => role.Permissions).ThenInclude(permission => permission.Resource)
                .SingleOrDefaultAsync(row => row.Id == subjectId, cancellationToken),
            cancellationToken);
        if (subject is null || (subject.User?.Stamp ?? subject.Client?.Stamp) is not { } stamp)
        {
            return null;
        }

        var permissions = subject.Roles.SelectMany(role => role.Permissions)
            .Where(permission => permission.Resource is not null)
            .Select(permission => $"{permission.Resource!.Identifier}:{permission.Allowed}")
            .ToHashSet(StringComparer.Ordinal);
        var principal = new Principal(
            subject.Id, subject.User is not null, subject.User?.Username ?? subject.Client!.Identifier, stamp, subject.Client?.LongLivedTokenHash, subject.Client?.Revoked ?? false, permissions);
        if (remembered.Count < MaxRemembered)
        {
            remembered[subjectId] = principal;
        }

        return principal;
    }
}
