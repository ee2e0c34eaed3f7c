using DbUp;
using DbUp.Engine.Output;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>The permissions the hub asks for are there after every start, and no more than once.</summary>
public sealed class PermissionSeedTests
{
    private const string Password = "correct horse battery staple";
    private const string Usual = "* create update delete select";

    [Fact]
    public async Task A_new_hub_knows_all_its_resources()
    {
        await using var hub = await RunningHub.StartAsync();

        AssertComplete(await ResourcesAsync(hub));
    }

    [OneStorage("the version before had SQLite alone")]
    [Fact]
    public async Task A_database_of_the_version_before_gets_what_is_new_and_keeps_what_it_has()
    {
        // There was no other database then.
        using var folder = TestFolder.Create();
        MakeEarlierDatabase(Path.Combine(folder.Path, "eventhos.db"));

        await using var hub = await RunningHub.StartAsync(folder, customize: null, TestDatabase.InAFile);

        AssertComplete(await ResourcesAsync(hub));
        Assert.Equal("admin", Assert.Single(await hub.Admin.ListAsync("/auth/user")).Text("username"));
        Assert.Equal("old::usil.app", Assert.Single((await hub.Admin.GetAsync("/auth/client?activeSort=name")).Content["items"].Items).Text("identifier"));
        Assert.Single((await hub.Admin.GetAsync("/auth/user?activeSort=name")).Content["items"].Items);
    }

    [Fact]
    public async Task What_an_administrator_removed_does_not_come_back()
    {
        await using var hub = await RunningHub.StartAsync();
        var events = await hub.ResourceAsync("event");
        var wanted = events["allowed"].Items.Where(allowed => allowed.Text("allowed") != "unmask").Select(allowed => allowed.Value);
        (await hub.Admin.PutAsync($"/auth/resource/{events.Number("id")}/permission", new { newResourcePermissions = wanted, originalResourcePermissions = wanted }))
            .Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/auth/resource/{(await hub.ResourceAsync("mail")).Number("id")}")).Has(201, 200001);
        await hub.StopAsync();

        await using var restarted = await RunningHub.StartAsync(hub.Folder, customize: null);

        var resources = await ResourcesAsync(restarted);
        Assert.Equal($"{Usual} retry-aborted", resources["event"]);
        Assert.DoesNotContain("mail", resources.Keys);
        Assert.Equal("* select", resources["audit"]);
    }

    private static void AssertComplete(Dictionary<string, string> resources)
    {
        Assert.Equal(13, resources.Count);
        foreach (var name in new[] { "OAUTH2_global", "OAUTH2_user", "OAUTH2_client", "OAUTH2_application", "OAUTH2_permission", "OAUTH2_role", "contract", "action", "system" })
        {
            Assert.Equal(Usual, resources[name]);
        }

        Assert.Equal($"{Usual} unmask retry-aborted", resources["event"]);
        Assert.Equal("* select", resources["audit"]);
        Assert.Equal("* select", resources["mail"]);
        Assert.Equal("* select", resources["cluster"]);
    }

    private static async Task<Dictionary<string, string>> ResourcesAsync(RunningHub hub) =>
        (await hub.Admin.GetAsync("/auth/resource?basic=true")).Has(200, 200000).Content.Items.ToDictionary(
            row => row.Text("applicationResourceName"),
            row => string.Join(' ', row["allowed"].Items.Select(allowed => allowed.Text("allowed"))),
            StringComparer.Ordinal);

    /// <summary>As version 0.1 left it after its first start.</summary>
    private static void MakeEarlierDatabase(string path)
    {
        var made = DeployChanges.To.SqliteDatabase(new SqliteConnectionStringBuilder { DataSource = path }.ToString())
            .WithScriptsEmbeddedInAssembly(typeof(SqliteSchema).Assembly, name => name.Contains(".Sqlite.Schema.0001_", StringComparison.Ordinal) || name.Contains(".Sqlite.Schema.0002_", StringComparison.Ordinal))
            .LogTo(new NoOpUpgradeLog()).Build().PerformUpgrade();
        Assert.True(made.Successful, made.Error?.Message);
        using var database = new SqliteDatabase(path);
        using var connection = database.OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO applications (identifier) VALUES ('eventhos_api');
            INSERT INTO resources (application_id, identifier)
            SELECT 1, value FROM json_each('["OAUTH2_global","OAUTH2_user","OAUTH2_client","OAUTH2_application","OAUTH2_permission","OAUTH2_role","contract","action","event","system"]');
            INSERT INTO permissions (resource_id, allowed)
            SELECT r.id, a.value FROM resources r, json_each('["*","create","update","delete","select"]') a ORDER BY r.id, a.key;
            INSERT INTO roles (identifier) VALUES ('admin');
            INSERT INTO role_permissions VALUES (1, 1);
            INSERT INTO subjects (name) VALUES ('Administrator'), ('Old client');
            INSERT INTO users (subject_id, username, username_key, password_hash, stamp) VALUES (1, 'admin', 'admin', $hash, 's');
            INSERT INTO clients (subject_id, identifier, secret, stamp) VALUES (2, 'old::usil.app', zeroblob(8), 's');
            INSERT INTO subject_roles VALUES (1, 1);
            """;
        command.Parameters.AddWithValue("$hash", new Passwords().Hash(Password));
        command.ExecuteNonQuery();
    }
}
