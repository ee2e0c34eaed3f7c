using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>Users, and what they do at the door.</summary>
internal static class SignInCalls
{
    public const string Password = "open sesame";

    /// <summary>A user with <see cref="Password"/>, or with a hash that an earlier version stored; answers the name.</summary>
    public static async Task<string> AddAccountAsync(this RunningHub hub, string? passwordHash = null)
    {
        var name = Wiring.Unique("User");
        var hash = passwordHash ?? hub.Services.GetRequiredService<Passwords>().Hash(Password);
        await hub.Services.GetRequiredService<CatalogStore>().WriteAsync<bool>(
            AuditOrigin.Hub("test"),
            catalog =>
            {
                catalog.Add(new User
                {
                    Subject = new Subject { Kind = SubjectKind.User, Name = name, Description = "" }, Username = name, UsernameKey = name.ToLowerInvariant(), PasswordHash = hash, Stamp = "stamp",
                });
                return Task.FromResult((true, (Engine.Routing.CatalogChange?)null));
            },
            CancellationToken.None);
        return name;
    }

    /// <summary>The stored hash of a user.</summary>
    public static Task<string> PasswordHashAsync(this RunningHub hub, string name) => hub.Services.GetRequiredService<CatalogStore>().ReadAsync(
        catalog => catalog.Users.Where(row => row.Username == name).Select(row => row.PasswordHash).SingleAsync(), CancellationToken.None);

    public static Task<HubAnswer> TryLoginAsync(this HubApi caller, string username, string password) =>
        caller.PostAsync("/auth/login", new { username, password });

    public static Task<HubAnswer> TryPasswordGrantAsync(this HubApi caller, string username, string password) =>
        caller.PostAsync("/auth/token", new { grant_type = "password", username, password });

    public static Task<HubAnswer> TryClientAsync(this HubApi caller, string identifier, string secret) =>
        caller.PostAsync("/auth/token", new { grant_type = "client_credentials", client_id = identifier, client_secret = secret });
}
