using System.Security.Cryptography;
using System.Text;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>What was received comes back byte for byte, and lies encrypted on disk.</summary>
public abstract class PayloadGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    private const string Secret = "zebra-crossing-at-midnight";

    [Fact]
    public async Task Payloads_come_back_byte_for_byte_in_a_new_session()
    {
        var body = RandomNumberGenerator.GetBytes(100_000);
        var received = new ReceivedEvent
        {
            EventTypeId = Catalog.EventTypes[0], SystemId = Catalog.Systems[0], Identifier = Catalog.Identifiers[0], ReceivedAt = Now, Request = Samples.Request(body),
        };
        var execution = Sample.Execution(received, ExecutionState.Running);
        await Session.Journal.AppendAsync(received, [execution]);
        await Session.DisposeAsync();
        var heir = await OpenHeirAsync();
        await heir.Claims.ReclaimAsync();

        var claimed = Assert.Single(await ClaimAllAsync(heir, execution.ActionId, Now));
        AssertSame(received.Request, claimed.Event.Request);
        AssertSame(received.Request, (await heir.Log.FindAsync(received.Id, Cancellation))!.Request);
    }

    [Fact]
    public async Task A_forwarded_body_comes_back_though_it_is_stored_once()
    {
        var execution = await AppendAsync(ExecutionState.Running, body: $"\"{Secret}\"");
        var settlement = Sample.Settlement(execution, new ExecutionTransition.Processed());
        var sent = settlement.Attempt.Request! with { Body = execution.Event.Request.Body };
        await Session.Journal.SettleAsync(settlement with { Attempt = settlement.Attempt with { Request = sent, Warnings = ["${.body.x} is missing in the event."] } });

        var last = (await FindAsync(execution)).LastAttempt!;
        Assert.Equal(execution.Event.Request.Body.Span, last.Request!.Body.Span);
        Assert.Equal(["${.body.x} is missing in the event."], last.Warnings);
    }

    [Fact]
    public async Task Nothing_secret_lies_on_disk_in_clear()
    {
        await StoreSecretsEverywhereAsync();

        AssertNotOnDisk(await Store.BytesOnDiskAsync());
        await Session.DisposeAsync();
        AssertNotOnDisk(await Store.BytesOnDiskAsync());
    }

    [Fact]
    public async Task A_payload_whose_key_is_gone_is_given_up_visibly_and_holds_nothing_up()
    {
        var received = Sample.Event();
        var lost = Sample.Execution(received, later: true);
        var later = Sample.Execution(received, ExecutionState.Waiting, group: 1);
        await Session.Journal.AppendAsync(received, [lost, later]);
        await Session.DisposeAsync();
        await LosePayloadKeysAsync();
        var heir = await OpenHeirAsync();
        var readable = Sample.Execution(Sample.Event());
        await heir.Journal.AppendAsync(readable.Event, [readable]);

        Assert.Equal(readable.Id, Assert.Single(await ClaimAllAsync(heir, readable.ActionId, Now)).Id);
        Assert.Empty(await ClaimAllAsync(heir, readable.ActionId, Now));
        foreach (var execution in new[] { lost, later })
        {
            var seen = (await heir.Log.FindExecutionAsync(execution.Id, Cancellation))!;
            Assert.Equal(ExecutionState.Error, seen.State);
            Assert.Equal(AttemptOutcome.MappingFailed, seen.LastAttempt!.Outcome);
            Assert.Contains("can't be read", seen.LastAttempt.Detail, StringComparison.Ordinal);
        }

        var detail = (await heir.Log.FindAsync(received.Id, Cancellation))!;
        Assert.True(detail.Request.Body.IsEmpty);
        Assert.All(detail.Executions, execution => Assert.Equal(ExecutionState.Error, execution.State));
    }

    private static void AssertSame(ReceivedRequest expected, ReceivedRequest actual)
    {
        Assert.Equal(expected.Body.Span, actual.Body.Span);
        Assert.Equal(expected.Headers, actual.Headers);
        Assert.Equal(expected.Query, actual.Query);
        Assert.Equal((expected.Method, expected.Url, expected.ContentType, expected.Format), (actual.Method, actual.Url, actual.ContentType, actual.Format));
    }

    private static void AssertNotOnDisk(byte[] bytes)
    {
        // What is stored in clear is found, so the search is right.
        Assert.True(bytes.AsSpan().IndexOf("Customer.created"u8) >= 0);
        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) < 0, "a secret lies on disk in clear");
        Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Secret)) < 0, "a secret lies on disk in clear");
    }

    private async Task StoreSecretsEverywhereAsync()
    {
        await Session.Catalog.WriteAsync(
            AuditOrigin.Hub("test"), async catalog =>
            {
                var action = await catalog.Actions.FirstAsync();
                action.Request = Session.ActionSecrets.Protect(new ActionRequest
                {
                    Url = $"http://consumer.test/{Secret}", Method = "POST", Headers = [new("x-api-key", Secret)], Query = [new("key", Secret)], Body = $"\"{Secret}\"", Script = Secret,
                });
                action.Security = Session.ActionSecrets.Protect(new ActionSecurity { Url = "http://consumer.test/token", ClientId = Secret, ClientSecret = Secret });
                catalog.Clients.Add(new Client
                {
                    Subject = new Subject { Kind = SubjectKind.Client, Name = "client" }, Identifier = "client", Stamp = "1", LongLivedTokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(Secret)),
                    Secret = Session.Protection.Clients.Protect(Encoding.UTF8.GetBytes(Secret)),
                });
                return (0, (CatalogChange?)null);
            },
            Cancellation);

        KeyValuePair<string, string>[] headers = [new("authorization", Secret)];
        var request = Samples.Request(Encoding.UTF8.GetBytes($"{{\"a\":\"{Secret}\"}}")) with { Headers = headers, Url = $"/event/send?x={Secret}", Query = [new("x", Secret)] };
        var received = new ReceivedEvent
        {
            EventTypeId = Catalog.EventTypes[0], SystemId = Catalog.Systems[0], Identifier = Catalog.Identifiers[0], ReceivedAt = Now, Request = request,
        };
        var execution = Sample.Execution(received, ExecutionState.Running);
        await Session.Journal.AppendAsync(received, [execution]);
        var settlement = Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: Sample.Reply(execution));
        var attempt = settlement.Attempt with
        {
            Request = settlement.Attempt.Request! with { Url = Secret, Headers = headers, Params = headers, Body = Encoding.UTF8.GetBytes(Secret) },
            Response = settlement.Attempt.Response! with { Headers = headers, Body = Encoding.UTF8.GetBytes(Secret) },
            Warnings = [Secret],
        };
        await Session.Journal.SettleAsync(settlement with { Attempt = attempt });
    }

    private async Task LosePayloadKeysAsync()
    {
        await using var other = Store.Open();
        await other.Catalog.WriteAsync(
            AuditOrigin.Hub("test"), async catalog =>
            {
                catalog.HubSettings.RemoveRange(await catalog.HubSettings.Where(setting => setting.Name.StartsWith("payload_key_")).ToListAsync());
                return (0, (CatalogChange?)null);
            },
            Cancellation);
    }
}
