using Eventhos.Server.Api.Auth;
using Eventhos.Server.Api.Auth.Users;
using Eventhos.Server.Ui.Parts;

namespace Eventhos.Server.Ui.Access;

/// <summary>What is filled in on the form of a user or client.</summary>
public sealed class AccountDraft
{
    /// <summary>For people.</summary>
    public string Name { get; set; } = "";

    /// <summary>The user's name at sign-in, or the client's identifier; fixed once it is there.</summary>
    public string Identifier { get; set; } = "";

    /// <summary>May be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>Of a new user.</summary>
    public string Password { get; set; } = "";

    /// <summary>A new client gets a token that does not expire.</summary>
    public bool LongLived { get; set; } = true;

    /// <summary>Ids and names.</summary>
    public IReadOnlyList<PickerItem> Roles { get; set; } = [];

    internal static AccountDraft From(ClientRow row) =>
        new() { Name = row.Name, Identifier = row.Identifier, Description = row.Description, Roles = RolesOf(row.Roles) };

    internal static AccountDraft From(UserRow row) =>
        new() { Name = row.Name, Identifier = row.Username, Description = row.Description, Roles = RolesOf(row.Roles) };

    internal object NewClient() => new { identifier = Identifier, name = Name, description = Description, roles = RoleIds() };

    internal object NewUser() => new { username = Identifier, password = Password, name = Name, description = Description, roles = RoleIds() };

    internal object Change() => new { name = Name, description = Description };

    internal object RolesChange() => new { roles = RoleIds(), originalRolesList = Array.Empty<object>() };

    private static IReadOnlyList<PickerItem> RolesOf(IReadOnlyList<RoleOfSubject> roles) => [.. roles.Select(role => new PickerItem($"{role.Id}", role.Identifier))];

    private object[] RoleIds() => [.. Roles.Select(role => new { id = long.Parse(role.Value, System.Globalization.CultureInfo.InvariantCulture) })];
}
