using System.Collections;
using BenchmarkDotNet.Attributes;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Eventhos.Storage;
using Eventhos.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Bench.Micro;

/// <summary>Checks of credentials: access keys of either kind, which come with every event, and a password.</summary>
public class SignInBenchmark
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eventhos-sign-in-").FullName;
    private readonly Passwords _passwords = new();
    private ServiceProvider? _services;
    private AccessKeys _keys = null!;
    private string _token = "";
    private string _longLived = "";
    private string _hash = "";
    private ClientAccess _client = null!;
    private ClientAccess _longLivedClient = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var path = Path.Combine(_folder, "eventhos.db");
        using (var database = new SqliteDatabase(path))
        {
            SqliteSchema.Upgrade(database);
        }

        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton<SnapshotStore>()
            .UseSqlite(path)
            .BuildServiceProvider();
        var settings = SettingsReader.Read(new ConfigurationBuilder().Build(), OldEnvironment.Of(new Hashtable()));
        var tokens = new TokenService(new TokenKey(settings, _services.GetRequiredService<HubVault>()), TimeProvider.System);
        _keys = new AccessKeys(tokens, new ClientUseRecorder(TimeProvider.System));
        _token = tokens.Issue(7, "AbCdEfGhIjKl", TimeSpan.FromHours(1));
        _longLived = tokens.Issue(7, "AbCdEfGhIjKl", lifetime: null);
        _client = new ClientAccess(1, 7, "AbCdEfGhIjKl", Revoked: false, LongLivedTokenHash: null);
        _longLivedClient = _client with { LongLivedTokenHash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(_longLived)) };
        _hash = _passwords.Hash("correct horse battery staple");
    }

    [Benchmark]
    public bool ShortLivedAccessKey() => _keys.Belongs(_token, _client) ? true : throw new InvalidOperationException("Refused.");

    [Benchmark]
    public bool LongLivedAccessKey() => _keys.Belongs(_longLived, _longLivedClient) ? true : throw new InvalidOperationException("Refused.");

    [Benchmark]
    public bool Password() => _passwords.Verify(_hash, "correct horse battery staple", bothKinds: false) ? true : throw new InvalidOperationException("Refused.");

    [GlobalCleanup]
    public void CleanUp()
    {
        _services?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
