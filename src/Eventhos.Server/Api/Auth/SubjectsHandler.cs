using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>What users and clients have in common: a name and roles. Both calls take the subject id.</summary>
internal sealed class SubjectsHandler
{
    private readonly AccessChanges _changes;

    public SubjectsHandler(AccessChanges changes) => _changes = changes;

    /// <summary><c>PUT /auth/user/:subjectId</c>, <c>PUT /auth/client/:subjectId</c>.</summary>
    public async Task<IResult> RenameAsync(HttpContext http, AccountKind kind)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var (name, description) = (body.Text("name"), body.OptionalText("description"));
        await _changes.ApplyAsync<bool>(http, async catalog =>
        {
            var subject = await FindAsync(catalog.Subjects, http, kind);
            subject.Name = name;
            subject.Description = description ?? subject.Description;
            return (true, null);
        });
        return Envelope.Changed(message: kind.Renamed, code: kind.RenamedCode);
    }

    /// <summary><c>PUT …/:subjectId/role</c>: afterwards it has the roles of <c>roles</c>, whatever the caller believed it had before.</summary>
    public async Task<IResult> UpdateRolesAsync(HttpContext http, AccountKind kind)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var ids = RoleChoice.In(body, "roles");
        _ = body.RequiredObjects("originalRolesList");
        await _changes.ApplyGuardedAsync<bool>(http, async catalog =>
        {
            var subject = await FindAsync(catalog.Subjects.Include(row => row.Roles), http, kind);
            var roles = await RoleChoice.FindAsync(catalog, ids);
            foreach (var role in subject.Roles.Except(roles).ToList())
            {
                subject.Roles.Remove(role);
            }

            foreach (var role in roles.Except(subject.Roles).ToList())
            {
                subject.Roles.Add(role);
            }

            return (true, null);
        });
        return Envelope.Changed(message: "Subject roles updated", code: 200000);
    }

    private static async Task<Subject> FindAsync(IQueryable<Subject> subjects, HttpContext http, AccountKind kind)
    {
        var text = http.Request.RouteValues["subjectId"] as string;
        return long.TryParse(text, out var id) && await subjects.SingleOrDefaultAsync(row => row.Id == id && row.Kind == kind.Subject) is { } subject
            ? subject
            : throw kind.NotFound(text);
    }
}
