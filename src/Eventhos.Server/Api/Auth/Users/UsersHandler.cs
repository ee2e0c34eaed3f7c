using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Catalog;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>Users: create, list, show, delete. The row is shown by its own id, deleted by that of its subject.</summary>
internal sealed class UsersHandler
{
    private static readonly IReadOnlyList<KeyValuePair<string, IdOrder>> Orders =
    [
        KeyValuePair.Create("id", IdOrder.By(catalog => catalog.Users, row => row.Id, row => row.SubjectId)),
        KeyValuePair.Create("subjectId", IdOrder.By(catalog => catalog.Users, row => row.SubjectId, row => row.SubjectId)),
        KeyValuePair.Create("username", IdOrder.By(catalog => catalog.Users, row => row.UsernameKey, row => row.SubjectId)),
        KeyValuePair.Create("name", IdOrder.ByText(People, row => row.Name, row => row.Id)),
        KeyValuePair.Create("description", IdOrder.ByText(People, row => row.Description, row => row.Id)),
    ];

    private readonly CatalogStore _catalog;
    private readonly AccessChanges _changes;
    private readonly PasswordCheck _passwords;

    public UsersHandler(CatalogStore catalog, AccessChanges changes, PasswordCheck passwords)
    {
        _catalog = catalog;
        _changes = changes;
        _passwords = passwords;
    }

    /// <summary>The names by which <c>GET /auth/user</c> can be sorted.</summary>
    internal static IEnumerable<string> Columns => Orders.Select(order => order.Key);

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var username = UserNameKey.Of(UniqueIdentifier.Check(body.Text("username")));
        var password = PasswordText.Read(body, "password");
        var name = body.Text("name");
        var description = body.TextOrEmpty("description");
        var roles = RoleChoice.In(body, "roles");

        // Before the database's turn: hashing takes long on purpose.
        var hash = await _passwords.HashAsync(password, http.RequestAborted);
        var id = await _changes.ApplyAsync<long>(http, async catalog =>
        {
            if (await catalog.Users.AnyAsync(row => row.UsernameKey == username))
            {
                throw new ApiException(409, 409101, $"There is a user with the name {username} already.");
            }

            var user = new User
            {
                Subject = new Subject
                {
                    Kind = SubjectKind.User, Name = name, Description = description, Roles = await RoleChoice.FindAsync(catalog, roles),
                },
                Username = username,
                UsernameKey = username,
                PasswordHash = hash,
                Stamp = RandomText.Make(12),
            };
            catalog.Add(user);
            await catalog.SaveChangesAsync();
            return (user.Id, null);
        });
        return Envelope.Changed(new UserCreated(id), "User added");
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request, descending: true);
        var page = await _catalog.ReadAsync(
            async catalog =>
            {
                var some = SubjectSearch.In(
                    http.Request.Query, catalog, SubjectKind.User, word => catalog.Users
                        .Where(row => row.UsernameKey.Contains(word) || row.Subject.Name.ToLower().Contains(word) || row.Subject.Description.ToLower().Contains(word))
                        .Select(row => row.SubjectId));
                var (ids, total) = await IdOrder.PageAsync(catalog, list, Orders, http.RequestAborted, some);
                return list.Page(await UserRow.OfAsync(catalog, ids, http.RequestAborted), total);
            },
            http.RequestAborted);
        return Envelope.Ok(page, "Select completed");
    }

    /// <summary><c>GET /auth/user/:id</c>; the content is an array of one.</summary>
    public async Task<IResult> GetAsync(HttpContext http)
    {
        var id = http.UserId("id");
        var users = await _catalog.ReadAsync(
            async catalog =>
            {
                var subjects = await catalog.Users.Where(row => row.Id == id).Select(row => row.SubjectId).ToListAsync(http.RequestAborted);
                return await UserRow.OfAsync(catalog, subjects, http.RequestAborted);
            },
            http.RequestAborted);
        return users.Count == 0 ? throw UserIds.NotFound(id) : Envelope.Ok(users, "Select completed");
    }

    /// <summary><c>GET /auth/user/profile/me</c>: the calling user, as one object.</summary>
    public async Task<IResult> ProfileAsync(HttpContext http)
    {
        var caller = http.Features.GetRequiredFeature<Principal>();
        var users = await _catalog.ReadAsync(catalog => UserRow.OfAsync(catalog, [caller.SubjectId], http.RequestAborted), http.RequestAborted);
        return users.Count == 0
            ? throw new ApiException(400, 400001, "Invalid subject user; the token is a client's, and only users have a profile")
            : Envelope.Ok(users[0], "Select completed");
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var subjectId = http.UserId("subjectId");
        await _changes.ApplyGuardedAsync<bool>(http, async catalog =>
        {
            var user = await catalog.Users.Include(row => row.Subject).SingleOrDefaultAsync(row => row.SubjectId == subjectId)
                ?? throw UserIds.NotFound(subjectId);
            user.Deleted = true;
            user.Subject.Deleted = true;
            return (true, null);
        });
        return Envelope.Changed(message: "User deleted");
    }

    private static IQueryable<Subject> People(CatalogContext catalog) => catalog.Subjects.Where(row => row.Kind == SubjectKind.User);
}
