using System.Text.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 5: one event and one execution, field by field.</summary>
public sealed class EventLogDetailTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_line_of_the_list_has_all_its_fields()
    {
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind)).EventId;

        var item = Assert.Single(await hub.Admin.ListAsync($"/event/received?idSearch={id}"));

        Assert.Equal(
            ["id", "systemId", "eventId", "systemName", "systemIdentifier", "eventName", "eventIdentifier", "eventDescription", "receivedAt", "state"], item.Names);
        Assert.Equal(id, item.Number("id"));
        Assert.Equal(kind.Producer.SystemId, item.Number("systemId"));
        Assert.Equal(kind.Id, item.Number("eventId"));
        Assert.Equal("System", item.Text("systemName"));
        Assert.StartsWith("producer-", item.Text("systemIdentifier"), StringComparison.Ordinal);
        Assert.Equal("Event", item.Text("eventName"));
        Assert.Equal(kind.Identifier, item.Text("eventIdentifier"));
        Assert.InRange(item["receivedAt"].AsTime(), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
        Assert.Equal("[null]", item["state"].Raw);
    }

    [Fact]
    public async Task The_list_has_one_state_for_each_execution()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/fails", Replies.Status(500));
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url()));
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/fails")));
        var inactive = await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url()));
        await hub.Admin.PutAsync($"/contract/{inactive.ContractId}", new { active = 0 });
        var id = (await hub.SendAsync(kind)).EventId;
        await hub.SettledAsync(id);

        var item = Assert.Single(await hub.Admin.ListAsync($"/event/received?idSearch={id}"));

        Assert.Equal("""["processed","error"]""", item["state"].Raw);
    }

    [Fact]
    public async Task A_received_event_tells_its_request_and_its_executions()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        var sent = await hub.Anyone.PostBytesAsync(
            $"{Sending.PathOf(flow.Event)}&origin=test", """{"a":1.50}"""u8.ToArray(), "application/json", ("access-key", flow.Event.AccessKey), ("X-Custom", "yes"));

        var logged = await hub.SettledAsync(sent.EventId);

        var received = logged["receivedEvent"];
        Assert.Equal(sent.EventId, received.Number("id"));
        received["received_at"].AsTime();
        Assert.Equal(flow.Event.Id, received.Number("eventId"));
        Assert.Equal(flow.Event.Identifier, received.Text("eventIdentifier"));
        Assert.Equal("Event", received.Text("eventName"));
        Assert.Equal("new", received.Text("eventOperation"));
        var request = received["received_request"];
        Assert.Equal(["headers", "query", "body", "method", "url"], request.Names);
        Assert.Equal("POST", request.Text("method"));
        Assert.Equal($"{Sending.PathOf(flow.Event)}&origin=test", request.Text("url"));
        Assert.Equal("yes", request["headers"].Text("x-custom"));
        Assert.Equal("test", request["query"].Text("origin"));
        Assert.Equal("""{"a":1.50}""", request["body"].Raw);
    }

    [Fact]
    public async Task An_execution_in_the_event_has_all_its_fields()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var execution = Assert.Single((await hub.SettledAsync(await flow.SendAsync()))["executedEventContracts"].Items);

        string[] promised =
        [
            "detailId", "state", "attempts", "isAborted", "contractId", "contractIdentifier", "contractName", "actionId", "actionIdentifier", "actionName",
            "actionOperation", "actionDescription",
        ];
        Assert.Equal(promised, execution.Names.Take(promised.Length));
        Assert.Equal("processed", execution.Text("state"));
        Assert.Equal(0, execution.Number("attempts"));
        Assert.Equal(0, execution.Number("isAborted"));
        Assert.Equal(flow.ContractId, execution.Number("contractId"));
        Assert.Equal(flow.ActionId, execution.Number("actionId"));
        Assert.Equal("Contract", execution.Text("contractName"));
    }

    [Fact]
    public async Task An_execution_tells_what_was_sent_and_what_came_back()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("""{"made":7.0}""", 201));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/orders"))
        {
            Method = "PUT",
            Headers = [("X-One", "1")],
            Query = [("q", "2")],
            Template = """{"a":"${.body.a}"}""",
        });

        var execution = (await flow.CarryOutAsync("""{"a":10.0}""")).Delivered();

        string[] promised =
        [
            "id", "contract_id", "received_event_id", "state", "attempts", "is_aborted", "reply_from", "contract_exc_detail_id", "request", "response",
            "finished_at", "executed_at", "action_id", "event_id", "identifier", "name", "active", "order", "deleted", "created_at", "updated_at",
            "mail_recipients_on_error",
        ];
        var content = execution.Content;
        Assert.Equal(promised, content.Names.Take(promised.Length));
        Assert.Equal(flow.ContractId, content.Number("id"));
        Assert.Equal(flow.ContractId, content.Number("contract_id"));
        Assert.Equal(0, content.Number("is_aborted"));
        Assert.Equal(1, content.Number("active"));
        Assert.Equal(0, content.Number("deleted"));
        Assert.True(content["reply_from"].IsNull);
        foreach (var moment in new[] { "finished_at", "executed_at", "created_at", "updated_at" })
        {
            content[moment].AsTime();
        }

        Assert.Equal("PUT", execution.Request.Text("method"));
        Assert.Equal(receiver.Url("/orders"), execution.Request.Text("url"));
        Assert.Equal("""{"q":"2"}""", execution.Request["params"].Raw);
        Assert.Equal("""{"a":10.0}""", execution.Request["body"].Raw);
        Assert.Equal("1", execution.Request["headers"].Text("X-One"));
        Assert.Equal(receiver.Call.WebhookId, execution.Request["headers"].Text("webhook-id"));
        Assert.Equal(201, execution.Response.Number("status"));
        Assert.Equal("Created", execution.Response.Text("statusText"));
        Assert.Equal("""{"made":7.0}""", execution.Response["body"].Raw);
        Assert.Equal("application/json", execution.Response["headers"].Text("content-type"));
        Assert.True(execution.Response["startTime"].AsTime() <= execution.Response["endTime"].AsTime());
    }

    [Fact]
    public async Task The_status_of_a_network_failure_is_a_word()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Broken);
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var execution = (await flow.CarryOutAsync()).GaveUp("reset");

        Assert.Equal(JsonValueKind.String, execution.Response["status"].Value.ValueKind);
        Assert.Equal("reset", execution.Response.Text("status"));
    }

    [Theory]
    [InlineData("/event/received/999999999")]
    [InlineData("/event/received/nonsense")]
    [InlineData("/event/received/execution-detail/999999999")]
    [InlineData("/event/received/execution-detail/nonsense")]
    public async Task An_unknown_id_is_not_found(string path)
    {
        var answer = await hub.Admin.GetAsync(path);

        Assert.Equal(404, answer.Status);
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task An_event_stays_in_the_log_when_its_kind_and_system_are_deleted()
    {
        var kind = await hub.AddEventAsync();
        var id = (await hub.SendAsync(kind)).EventId;
        (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/system/{kind.Producer.SystemId}")).Has(201, 200001);

        Assert.Equal(kind.Identifier, (await hub.ReceivedAsync(id))["receivedEvent"].Text("eventIdentifier"));
        Assert.Single(await hub.Admin.ListAsync($"/event/received?idSearch={id}"));
    }
}
