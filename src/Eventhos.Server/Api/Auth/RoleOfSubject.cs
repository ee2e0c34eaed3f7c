using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>A role of a user or client, with what it allows.</summary>
internal sealed record RoleOfSubject(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("resources")] IReadOnlyList<ResourceOfRole> Resources)
{
    /// <summary>For the OpenAPI document.</summary>
    public static RoleOfSubject Example => new(2, "readers", [new ResourceOfRole(10, "system", ["select"])]);

    /// <summary>The roles of subjects. However many share a role, its permissions are read once.</summary>
    public static async Task<ILookup<long, RoleOfSubject>> OfAsync(
        CatalogContext catalog, IReadOnlyList<long> subjectIds, CancellationToken cancellationToken)
    {
        var held = await catalog.Subjects
            .Where(subject => EF.Parameter(subjectIds).Contains(subject.Id))
            .SelectMany(subject => subject.Roles, (subject, role) => new { SubjectId = subject.Id, role.Id, role.Identifier })
            .ToListAsync(cancellationToken);
        var permissions = await PermissionOfRole.OfAsync(catalog, [.. held.Select(role => role.Id).Distinct()], cancellationToken);
        var roles = held.DistinctBy(role => role.Id)
            .ToDictionary(role => role.Id, role => new RoleOfSubject(role.Id, role.Identifier, [.. ResourcesOf(permissions[role.Id])]));
        return held.OrderBy(role => role.Id).ToLookup(role => role.SubjectId, role => roles[role.Id]);
    }

    private static IEnumerable<ResourceOfRole> ResourcesOf(IEnumerable<PermissionOfRole> permissions) => permissions
        .GroupBy(permission => permission.ResourceId)
        .OrderBy(group => group.Key)
        .Select(group => new ResourceOfRole(group.Key, group.First().ResourceName, [.. group.Select(permission => permission.Allowed)]));
}
