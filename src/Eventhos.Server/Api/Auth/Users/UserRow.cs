using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>A user with roles.</summary>
internal sealed record UserRow(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("subjectId")] long SubjectId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("username")] string Username,
    [property: JsonPropertyName("roles")] IReadOnlyList<RoleOfSubject> Roles)
{
    /// <summary>For the OpenAPI document.</summary>
    public static UserRow Example => new(4, "Night shift", 6, "Ada", "ada", [RoleOfSubject.Example]);

    /// <summary>The users of these subjects, in this order; those that are none or deleted are left out.</summary>
    public static async Task<IReadOnlyList<UserRow>> OfAsync(
        CatalogContext catalog, IReadOnlyList<long> subjectIds, CancellationToken cancellationToken)
    {
        var users = await catalog.Users
            .Where(row => EF.Parameter(subjectIds).Contains(row.SubjectId))
            .Include(row => row.Subject)
            .ToDictionaryAsync(row => row.SubjectId, cancellationToken);
        var roles = await RoleOfSubject.OfAsync(catalog, subjectIds, cancellationToken);
        return [.. subjectIds.Where(users.ContainsKey).Select(id => From(users[id], roles[id]))];
    }

    private static UserRow From(User row, IEnumerable<RoleOfSubject> roles) =>
        new(row.Id, row.Subject.Description, row.SubjectId, row.Subject.Name, row.Username, [.. roles]);
}
