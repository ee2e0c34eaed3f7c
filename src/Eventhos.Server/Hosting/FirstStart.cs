using System.Security.Cryptography;
using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Server.Settings;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Hosting;

/// <summary>At the first start: the role admin, a user and a client with it, shown once and written beside the database.</summary>
public sealed class FirstStart
{
    private readonly CatalogStore _catalog;
    private readonly CatalogProtection _protection;
    private readonly Passwords _passwords;
    private readonly DataFolder _folder;
    private readonly HubSettings _settings;
    private readonly FirstStartNotice _notice;

    /// <summary>Over an up-to-date database that has its <see cref="PermissionSeeds"/>.</summary>
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
        if (await _catalog.ReadAsync(catalog => catalog.Roles.IgnoreQueryFilters().AnyAsync(), CancellationToken.None))
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
                var admin = await AddRoleAsync(catalog);
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

    private static async Task<Role> AddRoleAsync(CatalogContext catalog)
    {
        var everything = await catalog.Permissions.SingleAsync(permission => permission.Resource!.Identifier == "OAUTH2_global" && permission.Allowed == "*");
        var role = new Role { Identifier = "admin", Permissions = [everything] };
        catalog.Add(role);
        return role;
    }

    private void AddAdmin(CatalogContext catalog, Role admin, string password, string clientId, string secret)
    {
        catalog.Add(new User
        {
            Subject = new Subject { Kind = SubjectKind.User, Name = "Administrator", Description = "The first user", Roles = [admin] },
            Username = UserName,
            UsernameKey = UserName,
            PasswordHash = _passwords.Hash(password),
            Stamp = RandomText.Make(12),
        });
        catalog.Add(new Client
        {
            Subject = new Subject { Kind = SubjectKind.Client, Name = "Administrator", Description = "The first client", Roles = [admin] },
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
