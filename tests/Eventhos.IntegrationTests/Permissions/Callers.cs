using System.Collections.Concurrent;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>Everybody who may come to a route that wants a permission, or just a good token.</summary>
public sealed class Callers
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly RunningHub _hub;
    private readonly RunningHub _foreign;
    private readonly IReadOnlyList<string> _permissions;

    // Routes of the same permission are called by the same people.
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<Caller>>> _made = new(StringComparer.Ordinal);

    private Callers(RunningHub hub, RunningHub foreign, IReadOnlyList<string> permissions)
    {
        _hub = hub;
        _foreign = foreign;
        _permissions = permissions;
    }

    /// <summary>Callers of <paramref name="hub"/>, one of whom belongs to <paramref name="foreign"/>.</summary>
    public static async Task<Callers> OfAsync(RunningHub hub, RunningHub foreign) => new(hub, foreign, await hub.PermissionsAsync());

    /// <summary>Those who show nothing, or a token that is not good; they would hold the permission.</summary>
    public Task<IReadOnlyList<Caller>> WithoutGoodTokenAsync(string? permission) => _made.GetOrAdd($"WithoutGoodToken {permission}", _ => MakeWithoutGoodTokenAsync(permission));

    /// <summary>Those with a good token who lack the permission.</summary>
    public Task<IReadOnlyList<Caller>> WithoutPermissionAsync(string permission) => _made.GetOrAdd($"WithoutPermission {permission}", _ => MakeWithoutPermissionAsync(permission));

    /// <summary>Those who hold it, one way or the other.</summary>
    public Task<IReadOnlyList<Caller>> WithPermissionAsync(string permission) => _made.GetOrAdd($"WithPermission {permission}", _ => MakeWithPermissionAsync(permission));

    /// <summary>Those who are somebody, and no more.</summary>
    public async Task<IReadOnlyList<Caller>> SignedInAsync() =>
    [
        new("a user with all on all", await UserAsync("OAUTH2_global:*")),
        new("a user without permissions", await UserAsync()),
        new("a client without permissions", await ClientAsync()),
        new("a user without permissions and with the token in the query", await UserAsync()) { Way = "?" },
    ];

    private static Caller Bad(string who, string token) => new(who, token, 401, 400001);

    private static Caller Refused(string who, string token) => new(who, token, 401, 401002);

    private async Task<string> UserAsync(params string[] permissions)
    {
        var user = await _hub.AddUserWithAsync(permissions);
        return _hub.Issue(user.SubjectId, user.Stamp, Hour);
    }

    private async Task<string> ClientAsync(params string[] permissions) => (await _hub.AddClientWithAsync(permissions)).LongLived!;

    private async Task<string> ShortLivedAsync(params string[] permissions)
    {
        var client = await _hub.AddClientWithAsync(permissions, longLived: false);
        return _hub.Issue(client.SubjectId, client.Stamp, Hour);
    }

    private async Task<IReadOnlyList<Caller>> MakeWithoutGoodTokenAsync(string? permission)
    {
        string[] held = permission is null ? [] : [permission];
        var user = await _hub.AddUserWithAsync(held);
        var client = await _hub.AddClientWithAsync(held);
        var revoked = await _hub.AddClientWithAsync(held, revoked: true);
        var deletedClient = await _hub.AddClientWithAsync(held, deleted: true);
        var deletedUser = await _hub.AddUserWithAsync(held, deleted: true);
        var good = _hub.Issue(user.SubjectId, user.Stamp, Hour);
        return
        [
            new("nobody", null, 403, 403002),
            new("who shows the token in the wrong way", good, 403, 403002) { Way = "Basic" },
            new("a user whose token has expired", _hub.Issue(user.SubjectId, user.Stamp, TimeSpan.FromSeconds(-2)), 401, 400002),
            Bad("a user with a token that does not expire", _hub.Issue(user.SubjectId, user.Stamp, lifetime: null)),
            Bad("a user with a token of before a password change", _hub.Issue(user.SubjectId, "an-older-one", Hour)),
            Bad("a user who was deleted", _hub.Issue(deletedUser.SubjectId, deletedUser.Stamp, Hour)),
            Bad("a user of another hub", _foreign.Issue(user.SubjectId, user.Stamp, Hour)),
            Bad("a client of another hub", _foreign.Issue(client.SubjectId, client.Stamp, lifetime: null)),
            Bad("a client that was revoked", revoked.LongLived!),
            Bad("a client that was deleted", deletedClient.LongLived!),
            Bad("a client whose long-lived token was replaced", _hub.Issue(client.SubjectId, client.Stamp, lifetime: null)),
            Bad("a client with a short-lived token beside its long-lived one", _hub.Issue(client.SubjectId, client.Stamp, Hour)),
            Bad("a subject that never was", _hub.Issue(long.MaxValue, user.Stamp, Hour)),
            .. Tokens.ForgeriesOf(good).Select(forgery => Bad($"a forger with a token {forgery.Key}", forgery.Value)),
            .. Tokens.ForgeriesOf(client.LongLived!).Select(forgery => Bad($"a forger with a client's token {forgery.Key}", forgery.Value)),
            Bad("a user who spells the token's signature otherwise", Tokens.OtherSpellingOf(good)),
            Bad("a forger with a token in the query", Tokens.ForgeriesOf(good)["with another signature"]) with { Way = "?" },
        ];
    }

    private async Task<IReadOnlyList<Caller>> MakeWithoutPermissionAsync(string permission)
    {
        var (resource, verb) = (permission.Split(':')[0], permission.Split(':')[1]);
        var others = _permissions.Where(held => held != permission && held != $"{resource}:*" && held != "OAUTH2_global:*").ToList();
        return
        [
            Refused("a user without permissions", await UserAsync()),
            Refused("a client without permissions", await ClientAsync()),
            Refused("a client with everything else on the resource", await ClientAsync([.. others.Where(held => held.StartsWith($"{resource}:", StringComparison.Ordinal))])),
            Refused("a client with the same on every other resource", await ClientAsync([.. others.Where(held => held.EndsWith($":{verb}", StringComparison.Ordinal))])),
            Refused("a user with everything on every other resource", await UserAsync([.. others.Where(held => held.EndsWith(":*", StringComparison.Ordinal))])),
            Refused("a user with everything else there is", await UserAsync([.. others])),
        ];
    }

    private async Task<IReadOnlyList<Caller>> MakeWithPermissionAsync(string permission)
    {
        var resource = permission.Split(':')[0];
        var user = await UserAsync(permission);
        return
        [
            new("a client with just the permission", await ClientAsync(permission)),
            new("a client with just the permission and a short-lived token", await ShortLivedAsync(permission)),
            new("a user with just the permission", user),
            new("a user who writes BEARER", user) { Way = "BEARER" },
            new("a user who writes bearer", user) { Way = "bearer" },
            new("a user with the token in the query", user) { Way = "?" },
            new("a user with all on the resource", await UserAsync($"{resource}:*")),
            new("a client with all on the resource", await ClientAsync($"{resource}:*")),
            new("a user with all on all", await UserAsync("OAUTH2_global:*")),
            new("a client with all on all", await ClientAsync("OAUTH2_global:*")),
        ];
    }
}
