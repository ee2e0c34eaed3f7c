using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Mail;
using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Moving;

/// <summary>A hub with something of everything on SQLite, and an empty database and an empty folder to move it to.</summary>
internal sealed class MoveRig : IAsyncDisposable
{
    private static readonly string[] Lists =
    [
        "/system?itemsPerPage=1000", "/event?itemsPerPage=1000", "/action?itemsPerPage=1000", "/contract?itemsPerPage=1000", "/auth/user?itemsPerPage=1000",
        "/auth/client?itemsPerPage=1000", "/auth/role?basic=false&itemsPerPage=1000", "/auth/resource?basic=false&itemsPerPage=1000", "/auth/application",
        "/mail?itemsPerPage=1000", "/event/received/retry?itemsPerPage=1000", "/event/received?itemsPerPage=1000", "/audit?itemsPerPage=1000",
    ];

    private readonly List<RunningHub> _hubs = [];
    private readonly List<TestFolder> _folders = [];

    private MoveRig(string database, string connectionString, Receiver consumer)
    {
        Database = database;
        To = connectionString;
        Consumer = consumer;
        Folder = NewFolder();
        Back = NewFolder();
    }

    /// <summary>The database's name.</summary>
    public string Database { get; }

    /// <summary>Its connection string.</summary>
    public string To { get; }

    /// <summary>The data folder of the hub that is moved.</summary>
    public TestFolder Folder { get; }

    /// <summary>The data folder to move back to.</summary>
    public TestFolder Back { get; }

    /// <summary>Answers 200, under <c>/bad</c> 500.</summary>
    public Receiver Consumer { get; }

    /// <summary>What is carried out well.</summary>
    public Flow Good { get; private set; } = null!;

    /// <summary>The last event that was sent.</summary>
    public long LastEvent { get; private set; }

    /// <summary>All that the hub tells through its API, before it was stopped.</summary>
    public string Told { get; private set; } = null!;

    /// <summary>The arguments of a move there.</summary>
    public string[] There => ["migrate", "--from", $"sqlite:{Folder.Path}", "--to", To];

    /// <summary>The arguments of a move back.</summary>
    public string[] AndBack => ["migrate", "--from", To, "--to", $"sqlite:{Back.Path}"];

    /// <summary>With a hub that has run and was stopped.</summary>
    public static async Task<MoveRig> CreateAsync()
    {
        var name = await PostgresDatabases.CreateAsync();
        var rig = new MoveRig(
            name,
            (await PostgresServer.SharedAsync()).ConnectionString(name),
            (await Receiver.StartAsync()).Answers("/bad", Replies.Status(500)));
        await rig.FillAsync();
        return rig;
    }

    /// <summary>A hub on a data folder.</summary>
    public async Task<RunningHub> StartInFileAsync(TestFolder folder, params (string Name, string Value)[] settings)
    {
        var hub = await RunningHub.StartAsync(folder, customize: null, [TestDatabase.InAFile, .. settings]);
        _hubs.Add(hub);
        return hub;
    }

    /// <summary>A node on the database.</summary>
    public async Task<RunningHub> StartNodeAsync()
    {
        var hub = await RunningHub.StartAsync(NewFolder(), customize: null, ("Storage:ConnectionString", To), ("Cluster:LeaseSeconds", "3"));
        _hubs.Add(hub);
        return hub;
    }

    /// <summary>All that a hub tells of what there was before the move.</summary>
    public async Task<string> TellAsync(RunningHub hub)
    {
        var told = new List<string>();
        foreach (var list in Lists)
        {
            told.Add($"{list}: {(await hub.Admin.GetAsync(list)).Has(200, 200000).Text}");
        }

        for (var id = 1L; id <= LastEvent; id++)
        {
            var received = await hub.ReceivedAsync(id);
            told.Add(received.ToString());
            foreach (var execution in received["executedEventContracts"].Items)
            {
                told.Add((await hub.Admin.GetAsync($"/event/received/execution-detail/{execution.Number("detailId")}")).Has(200, 200000).Text);
            }
        }

        return string.Join('\n', told);
    }

    /// <summary>Changes the database file past the hub, which does not run; answers how many rows changed.</summary>
    public async Task<int> ExecuteInFileAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder.Path, "eventhos.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
        {
            await hub.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
        await Consumer.DisposeAsync();
        await PostgresDatabases.DropAsync(Database);
    }

    private TestFolder NewFolder()
    {
        var folder = TestFolder.Create();
        _folders.Add(folder);
        return folder;
    }

    private async Task FillAsync()
    {
        // Nobody listens for mails: they wait.
        var hub = await StartInFileAsync(Folder, MailRig.Settings(FreePort.Find()));
        Good = await hub.AddFlowAsync(new ActionSpec(Consumer.Url("/")));
        var bad = await hub.AddFlowAsync(new ActionSpec(Consumer.Url("/bad")));
        var off = await hub.AddFlowAsync(new ActionSpec(Consumer.Url("/")));
        (await hub.Admin.PutAsync($"/contract/{off.ContractId}", new { active = 0 })).Has(201, 200001);
        await hub.AddClientAsync();
        for (var i = 0; i < 12; i++)
        {
            await Good.CarryOutAsync($$"""{"number":{{i}},"text":"ñ 😀 {{new string('x', i * 500)}}"}""");
            await bad.CarryOutAsync("{}");
            await hub.SendAsync(off.Event);
        }

        LastEvent = await Good.SendAsync("""{"last":true}""");
        await hub.SettledAsync(LastEvent);
        await Eventually.GetAsync(async () => (await hub.Admin.ListAsync("/mail")).Any(mail => !mail["lastError"].IsNull) ? "" : null, () => "a mail that was tried");
        Told = await TellAsync(hub);
        await hub.StopAsync();
    }
}
