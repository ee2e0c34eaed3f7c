using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Commands;
using Eventhos.Server.Commands.Audit;

namespace Eventhos.IntegrationTests.Audit;

/// <summary><c>eventhos audit verify</c> tells what was done to the log behind the hub's back, also while the hub runs.</summary>
public sealed class TamperingTests
{
    [Fact]
    public async Task An_untouched_log_is_whole()
    {
        await using var hub = await WithEntriesAsync();

        var (code, text) = await VerifyAsync(hub);

        Assert.True(code == 0, text);
        Assert.Contains("none changed, none missing", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit_log SET actor_name = 'somebody' WHERE id = 3", "Entry 3 was changed")]
    [InlineData("UPDATE audit_log SET at = at + 1 WHERE id = 3", "Entry 3 was changed")]
    [InlineData("UPDATE audit_log SET address = NULL WHERE id = 3", "Entry 3 was changed")]
    [InlineData("UPDATE audit_log SET target_id = 999 WHERE id = 3", "Entry 3 was changed")]
    [InlineData("UPDATE audit_log SET change = (SELECT change FROM audit_log WHERE id = 2) WHERE id = 3", "Entry 3 was changed")]
    [InlineData("UPDATE audit_log SET hash = (SELECT hash FROM audit_log WHERE id = 2) WHERE id = 3", "Entry 3 was changed")]
    [InlineData("DELETE FROM audit_log WHERE id = 3", "Entry 3 is missing")]
    [InlineData("DELETE FROM audit_log WHERE id IN (2, 3)", "Entries 2 to 3 are missing")]
    [InlineData("DELETE FROM audit_log WHERE id = 1", "Entry 1 is missing")]
    [InlineData("DELETE FROM audit_log WHERE id = (SELECT max(id) FROM audit_log)", "The log ends with entry")]
    [InlineData("DELETE FROM audit_log", "The log ends with entry 0")]
    [InlineData("DELETE FROM audit_log WHERE id = 3; UPDATE audit_log SET id = id - 1 WHERE id > 3", "Entry 3 was changed")]
    [InlineData("DELETE FROM hub_settings WHERE name = 'audit_head'", "The note of where the log ends is missing")]
    [InlineData("UPDATE hub_settings SET value = ZEROS WHERE name = 'audit_head'", "The note of where the log ends was changed")]
    [InlineData("INSERT INTO audit_log SELECT id + 100, at, actor_kind, actor_id, actor_name, address, request_id, action, target, target_id, change, hash FROM audit_log WHERE id = 2", "are missing")]
    public async Task A_changed_or_missing_entry_is_named(string sql, string sentence)
    {
        await using var hub = await WithEntriesAsync();
        await hub.ExecuteOnDatabaseAsync(sql.Replace("ZEROS", TestDatabase.Zeros(72), StringComparison.Ordinal));

        var (code, text) = await VerifyAsync(hub);

        Assert.Equal(1, code);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit_log SET change = ZEROS WHERE id = 3", false)]
    [InlineData("UPDATE audit_log SET change = 'text' WHERE id = 3", false)]
    [InlineData("UPDATE audit_log SET at = 9223372036854775807, actor_kind = '', target = '' WHERE id = 3", true)]
    public Task The_list_goes_on_over_an_entry_that_was_tampered_with(string sql, bool readable) =>
        AssertListGoesOnAsync(sql.Replace("ZEROS", TestDatabase.Zeros(72), StringComparison.Ordinal), readable);

    [Fact(Skip = TestDatabase.AboutColumnsOfSqlite, SkipType = typeof(TestDatabase), SkipWhen = nameof(TestDatabase.OnPostgres))]
    public Task The_list_goes_on_over_values_of_other_types() =>
        AssertListGoesOnAsync("UPDATE audit_log SET at = 'yesterday', actor_name = x'00ff' WHERE id = 3", readable: true);

    [Fact]
    public async Task A_noted_end_tells_a_log_that_was_set_back_with_its_note()
    {
        await using var hub = await WithEntriesAsync();
        var end = (await VerifyAsync(hub)).Text.Split("It ends with ")[1].Split('.')[0];
        Assert.Equal(0, (await VerifyAsync(hub, NotedEnd.Parse(end))).Code);

        Assert.Equal(1, (await VerifyAsync(hub, NotedEnd.Parse($"1:{end.Split(':')[1]}"))).Code);
    }

    [Fact]
    public async Task A_folder_without_a_hub_is_said_to_be_one()
    {
        using var folder = TestFolder.Create();

        Assert.Equal(2, (await RunAsync("audit", "verify", "--data", folder.Path)).Code);
    }

    [OneStorage("is about PostgreSQL")]
    [Fact]
    public async Task A_database_that_is_not_there_or_has_no_hub_in_it_is_said_to_be_one()
    {
        var server = await PostgresServer.SharedAsync();
        foreach (var connection in new[] { server.ConnectionString("postgres"), server.ConnectionString("nowhere"), "Host=127.0.0.1;Port=1", "nonsense" })
        {
            var (code, text) = await VerifyAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:ConnectionString"] = connection });

            Assert.Equal(2, code);
            Assert.NotEmpty(text);
        }
    }

    private static async Task AssertListGoesOnAsync(string sql, bool readable)
    {
        await using var hub = await WithEntriesAsync();
        await hub.ExecuteOnDatabaseAsync(sql);

        var rows = (await hub.Admin.GetAsync("/audit?itemsPerPage=100")).Has(200, 200000).Content["items"].Items;

        Assert.Equal(readable, rows.Single(row => row.Number("id") == 3)["readable"].Value.GetBoolean());
    }

    private static async Task<RunningHub> WithEntriesAsync()
    {
        var hub = await RunningHub.StartAsync();
        await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        return hub;
    }

    /// <summary>By the command where it needs no setting, which would be one of this whole process.</summary>
    private static async Task<(int Code, string Text)> VerifyAsync(RunningHub hub, NotedEnd? expected = null)
    {
        if (await TestDatabase.SettingAsync(hub.Folder.Path) is { } shared)
        {
            return await VerifyAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:ConnectionString"] = shared }, expected);
        }

        string[] expectation = expected is null ? [] : ["--expect", $"{expected.Id}:{expected.Hash}"];
        return await RunAsync(["audit", "verify", "--data", hub.Folder.Path, .. expectation]);
    }

    private static async Task<(int Code, string Text)> VerifyAsync(Dictionary<string, string?> settings, NotedEnd? expected = null)
    {
        await using var output = new StringWriter();
        var code = await AuditVerification.RunAsync(settings, expected, output, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var configuration = new System.CommandLine.InvocationConfiguration { Output = output, Error = output };
        var code = await HubCommands.Root().Parse(arguments).InvokeAsync(configuration);
        return (code, output.ToString());
    }
}
