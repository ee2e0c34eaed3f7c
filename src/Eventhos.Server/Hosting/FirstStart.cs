using System.Security.Cryptography;
using Eventhos.Server.Auth;
using Eventhos.Server.Settings;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Hosting;

/// <summary>At the first start: resources, the role admin, a user and a client with it, shown once and written beside the database.</summary>
public sealed class FirstStart
{
    private static readonly string[] Resources =
    [
        "OAUTH2_global", "OAUTH2_user", "OAUTH2_client", "OAUTH2_application", "OAUTH2_permission", "OAUTH2_role",
        "contract", "action", "event", "system", "mail",
    ];

    private static readonly string[] Allowed = ["*", "create", "update", "delete", "select"];

    private readonly CatalogStore _catalog;
    private readonly CatalogProtection _protection;
    private readonly Passwords _passwords;
    private readonly DataFolder _folder;
    private readonly HubSettings _settings;
    private readonly FirstStartNotice _notice;

    /// <summary>Over an up-to-date database.</summary>
    public FirstStart(
        CatalogStore catalog, CatalogProtection protection, Passwords passwords, DataFolder folder, HubSettings settings, FirstStartNotice notice)
    {
        _catalog = catalog;
        _protection = protection;
        _passwords = passwords;
        _folder = folder;
        _settings = settings;
        _notice = notice;
    }

    /// <summary>Does nothing at any later start.</summary>
    public async Task RunAsync()
    {
        if (await _catalog.ReadAsync(catalog => catalog.Roles.AnyAsync(), CancellationToken.None))
        {
            return;
        }

        var password = _settings.AdminPassword ?? RandomText.Make(20);
        var clientId = $"admin-{RandomText.Make(10)}{_settings.Auth.ClientIdSuffix}";
        var secret = RandomText.Make(40);
        await _catalog.WriteAsync<bool>(
            AuditOrigin.Hub("first start"),
            async catalog =>
            {
                var admin = AddResources(catalog);
                AddAdmin(catalog, admin, password, clientId, secret);
                await catalog.SaveChangesAsync();

                // Written before the commit: credentials that are nowhere to be read would lock everybody out.
                await WriteCredentialsAsync(password, clientId, secret);
                return (true, null);
            },
            CancellationToken.None);
        await _notice.Output.WriteLineAsync($"First start. These credentials are shown once; they are also in {_folder.Credentials}:");
        await _notice.Output.WriteLineAsync($"  user {UserName}, password {password}");
        await _notice.Output.WriteLineAsync($"  client id {clientId}, client secret {secret}");
    }

    private const string UserName = "admin";

    private static Role AddResources(CatalogContext catalog)
    {
        var application = new Application { Identifier = "eventhos_api" };
        var resources = Resources.Select(name => new Resource
        {
            Application = application,
            Identifier = name,
            Permissions = [.. Allowed.Select(allowed => new Permission { Allowed = allowed })],
        }).ToList();
        var role = new Role { Identifier = "admin", Permissions = [resources[0].Permissions[0]] };
        catalog.AddRange(resources);
        catalog.Add(role);
        return role;
    }

    private void AddAdmin(CatalogContext catalog, Role admin, string password, string clientId, string secret)
    {
        catalog.Add(new User
        {
            Subject = new Subject { Name = "Administrator", Description = "The first user", Roles = [admin] },
            Username = UserName,
            UsernameKey = UserName,
            PasswordHash = _passwords.Hash(password),
            Stamp = RandomText.Make(12),
        });
        catalog.Add(new Client
        {
            Subject = new Subject { Name = "Administrator", Description = "The first client", Roles = [admin] },
            Identifier = clientId,
            Secret = _protection.Clients.Protect(System.Text.Encoding.UTF8.GetBytes(secret)),
            Stamp = RandomText.Make(12),
        });
    }

    private async Task WriteCredentialsAsync(string password, string clientId, string secret)
    {
        File.Delete(_folder.Credentials);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(_folder.Credentials, options);
        foreach (var line in new[] { "User:", UserName, "Password:", password, "clientid:", clientId, "clientsecret:", secret })
        {
            await file.WriteLineAsync(line);
        }
    }
}
