using System.Security.Cryptography;
using System.Text;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>Makes users and clients by the dozen: straight in the catalog, without a password's costly hash.</summary>
public static class TestSubjects
{
    /// <summary>A token of a subject, signed by the hub.</summary>
    public static string Issue(this RunningHub hub, long subjectId, string stamp, TimeSpan? lifetime) =>
        hub.Services.GetRequiredService<TokenService>().Issue(subjectId, stamp, lifetime);

    /// <summary>A user with these permissions.</summary>
    public static async Task<TestSubject> AddUserWithAsync(this RunningHub hub, IReadOnlyCollection<string> permissions, bool deleted = false)
    {
        var name = Wiring.Unique("user");
        return await hub.ChangeAsync(async catalog =>
        {
            var user = new User
            {
                Subject = await SubjectAsync(catalog, SubjectKind.User, name, permissions, deleted),
                Username = name,
                UsernameKey = name,
                PasswordHash = "",
                Stamp = RandomText.Make(12),
                Deleted = deleted,
            };
            catalog.Add(user);
            await catalog.SaveChangesAsync();
            return new TestSubject(user.SubjectId, user.Stamp, LongLived: null);
        });
    }

    /// <summary>A client with these permissions.</summary>
    public static async Task<TestSubject> AddClientWithAsync(
        this RunningHub hub, IReadOnlyCollection<string> permissions, bool longLived = true, bool revoked = false, bool deleted = false)
    {
        var name = Wiring.Unique("caller");
        return await hub.ChangeAsync(async catalog =>
        {
            var client = new Client
            {
                Subject = await SubjectAsync(catalog, SubjectKind.Client, name, permissions, deleted),
                Identifier = name,
                Secret = [],
                Stamp = RandomText.Make(12),
                Revoked = revoked,
                Deleted = deleted,
            };
            catalog.Add(client);
            await catalog.SaveChangesAsync();
            var token = longLived ? hub.Issue(client.SubjectId, client.Stamp, lifetime: null) : null;
            client.LongLivedTokenHash = token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));
            return new TestSubject(client.SubjectId, client.Stamp, token);
        });
    }

    /// <summary>Every permission there is, as <c>resource:permission</c>.</summary>
    public static async Task<IReadOnlyList<string>> PermissionsAsync(this RunningHub hub) => await hub.Services.GetRequiredService<CatalogStore>().ReadAsync(
        catalog => catalog.Permissions.Where(row => row.Resource != null).Select(row => row.Resource!.Identifier + ":" + row.Allowed).ToListAsync(),
        CancellationToken.None);

    private static async Task<Subject> SubjectAsync(CatalogContext catalog, string kind, string name, IReadOnlyCollection<string> permissions, bool deleted)
    {
        var subject = new Subject { Kind = kind, Name = name, Deleted = deleted };
        if (permissions.Count > 0)
        {
            var known = await catalog.Permissions.Where(row => permissions.Contains(row.Resource!.Identifier + ":" + row.Allowed)).ToListAsync();
            Assert.Equal(permissions.Count, known.Count);
            subject.Roles.Add(new Role { Identifier = $"of-{name}", Permissions = known });
        }

        return subject;
    }

    private static Task<T> ChangeAsync<T>(this RunningHub hub, Func<CatalogContext, Task<T>> change) => hub.Services.GetRequiredService<CatalogStore>()
        .WriteAsync<T>(AuditOrigin.Hub("test"), async catalog => (await change(catalog), null), CancellationToken.None);
}
