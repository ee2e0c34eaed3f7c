using Eventhos.Server.Auth;

namespace Eventhos.Server.Ui.Access;

/// <summary>A page of Access, with the permission to see it.</summary>
internal sealed record AccessTab(string Address, string Text, string Permission)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<AccessTab> All { get; } =
    [
        new("/access/clients", "access.clients", "OAUTH2_client:select"),
        new("/access/users", "access.users", "OAUTH2_user:select"),
        new("/access/roles", "access.roles", "OAUTH2_role:select"),
        new("/access/resources", "access.resources", "OAUTH2_application:select"),
        new("/access/audit", "access.audit", "audit:select"),
    ];

    /// <summary>Those that somebody may see.</summary>
    public static IEnumerable<AccessTab> For(Principal rights) => All.Where(tab => rights.May(tab.Permission));
}
