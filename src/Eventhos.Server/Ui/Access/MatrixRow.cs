using Eventhos.Server.Api.Auth.Resources;

namespace Eventhos.Server.Ui.Access;

/// <summary>A resource in a role's matrix: what may be done with it, as ids of permissions by name.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Permissions">Its permissions.</param>
public sealed record MatrixRow(string Name, IReadOnlyDictionary<string, long> Permissions)
{
    /// <summary>The names that have columns of their own, in order.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["*", "select", "create", "update", "delete"];

    /// <summary>The permission that covers the others of its row.</summary>
    public long? All => Permissions.TryGetValue("*", out var id) ? id : null;

    /// <summary>Permissions without a column of their own.</summary>
    public IEnumerable<string> Others => Permissions.Keys.Where(name => !Usual.Contains(name, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase);

    internal static MatrixRow From(ResourceRow row)
    {
        var permissions = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var permission in row.Allowed)
        {
            permissions.TryAdd(permission.Allowed, permission.Id);
        }

        return new MatrixRow(row.ApplicationResourceName, permissions);
    }
}
