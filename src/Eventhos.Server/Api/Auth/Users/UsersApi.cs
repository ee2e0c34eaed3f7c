using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>The routes of <c>/auth/user</c>. Changes of name and roles and deletion take the subject id, the others the row id.</summary>
internal static class UsersApi
{
    /// <summary>Maps them.</summary>
    public static void MapUsers(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("/user").WithTags("Users");
        group.MapGet("", (HttpContext http, UsersHandler users) => users.ListAsync(http))
            .Describe("listUsers", "List users", user => user
                .Text("wordSearch", "Only users whose name, user name or description holds this, in any letter case.")
                .Number("roleId", "Only users who have this role.")
                .OkPage(UserRow.Example, UsersHandler.Columns, "Select completed", descending: true));
        group.MapPost("", (HttpContext http, UsersHandler users) => users.CreateAsync(http))
            .Describe("createUser", "Add a user", user => user
                .Takes(new NewUser("ada", "correct horse battery staple", "Ada", "Night shift", [new IdOfRole(2)]))
                .Changed(new UserCreated(4), "User added")
                .RefusesRole()
                .RefusesPassword()
                .RefusesIdentifier()
                .Refuses(409, 409101, "There is a user with the name ada already."));
        group.MapGet("/{id}", (HttpContext http, UsersHandler users) => users.GetAsync(http))
            .Describe("getUser", "Look up a user", user => user
                .Says("The content is a list of one.")
                .OkList(UserRow.Example, "Select completed")
                .RefusesUser());
        group.MapGet("/profile/me", (HttpContext http, UsersHandler users) => users.ProfileAsync(http))
            .Describe("getProfile", "Look up oneself", user => user
                .Ok(UserRow.Example, "Select completed")
                .Refuses(400, 400001, "Invalid subject user; the token is a client's, and only users have a profile"));
        group.MapPut("/{subjectId}", (HttpContext http, SubjectsHandler subjects) => subjects.RenameAsync(http, AccountKind.User))
            .Describe("updateUser", "Change the name of a user", user => user
                .Takes(new NameChange("Ada L."))
                .Changed(message: "User updated")
                .RefusesUser());
        group.MapPut("/{subjectId}/role", (HttpContext http, SubjectsHandler subjects) => subjects.UpdateRolesAsync(http, AccountKind.User))
            .Describe("setRolesOfUser", "Say which roles a user has", user => user
                .Takes(new RolesChange([new IdOfRole(2)], []))
                .Changed(message: "Subject roles updated", code: 200000)
                .RefusesRole()
                .RefusesUser()
                .RefusesLockOut());
        group.MapPut("/{userId}/password", (HttpContext http, UserPasswordHandler password) => password.ChangeAsync(http))
            .Describe("changePassword", "Change a password", user => user
                .Says("One's own, or with the permission `OAUTH2_user:update` another user's; either way with the old one.")
                .Takes(new PasswordChange("a new correct horse", "correct horse battery staple"))
                .Changed(message: "User password updated", code: 200000)
                .RefusesPassword()
                .Refuses(401, 401002, "Incorrect password")
                .RefusesLocked()
                .RefusesUser());
        group.MapPut("/{userId}/password/reset", (HttpContext http, UserPasswordHandler password) => password.ResetAsync(http))
            .Describe("resetPassword", "Give a user a new password", user => user
                .Says("For users who forgot theirs. Their sessions and tokens end; a lock of their account does not.")
                .Takes(new PasswordReset("a new correct horse"))
                .Changed(message: "User password updated", code: 200000)
                .RefusesPassword()
                .RefusesUser());
        group.MapDelete("/{subjectId}", (HttpContext http, UsersHandler users) => users.DeleteAsync(http))
            .Describe("deleteUser", "Delete a user", user => user
                .Changed(message: "User deleted")
                .RefusesUser()
                .RefusesLockOut());
    }

    private static RouteDescription RefusesUser(this RouteDescription route) => route.Refuses(404, 404002, UserIds.NotFound(7).Message);
}
