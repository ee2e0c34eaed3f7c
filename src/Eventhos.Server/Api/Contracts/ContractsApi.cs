using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Contracts;

/// <summary>The routes of <c>/contract</c>.</summary>
internal static class ContractsApi
{
    /// <summary>Maps them.</summary>
    public static void MapContracts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/contract").WithTags("Contracts");
        group.MapPost("", (HttpContext http, ContractsHandler contracts) => contracts.CreateAsync(http))
            .Describe("createContract", "Add a contract", contract => contract
                .Takes(new NewContract(4, 5, "Opened issues become tickets", "issue-to-ticket", 0, "ops@example.com"))
                .Changed(new ContractCreated(6, 6))
                .RefusesIdentifier()
                .RefusesUnknown("event")
                .RefusesUnknown("action"));
        group.MapGet("", (HttpContext http, ContractsHandler contracts) => contracts.ListAsync(http))
            .Describe("listContracts", "List contracts", contract => contract
                .Text("wordSearch", "Only contracts whose name, systems' names, event's or action's name or identifier holds this, in any letter case.")
                .Number("producerId", "Only contracts on events of this system.")
                .Number("eventId", "Only contracts on this event.")
                .Number("consumerId", "Only contracts with actions of this system.")
                .Number("actionId", "Only contracts with this action.")
                .Number("active", "1: only active ones. 0: only inactive ones.")
                .OkPage(ContractRow.Example, ContractsHandler.Columns.Keys));
        group.MapGet("/event/{eventId}", (HttpContext http, ContractsHandler contracts) => contracts.OfEventAsync(http))
            .Describe("listContractsOfEvent", "List the contracts of an event", contract => contract
                .Says("By order. The tag is that of the order.")
                .OkList(EventContractRow.Example)
                .AnswersWithTag()
                .RefusesUnknown("event"));
        group.MapGet("/event/{eventId}/action/{actionId}", (HttpContext http, ContractsHandler contracts) => contracts.OfEventAsync(http))
            .Describe("listContractsOfEventAndAction", "List the contracts between an event and an action", contract => contract
                .Says("By order.")
                .OkList(EventContractRow.Example)
                .RefusesUnknown("event")
                .RefusesUnknown("action"));
        group.MapGet("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.GetAsync(http))
            .Describe("getContract", "Look up a contract", contract => contract.Ok(ContractRow.Example).AnswersWithTag().RefusesUnknown("contract"));
        group.MapPut("/order", (HttpContext http, ContractsHandler contracts) => contracts.ReorderAsync(http))
            .Describe("reorderContracts", "Change the order of contracts", contract => contract
                .Says("All or none. The tag is that of the list of the event's contracts: it is another when one of them was moved, added or deleted.")
                .Takes(new NewOrders([new NewOrder(6, 1)]))
                .Changed()
                .RefusesChanged()
                .RefusesUnknown("contract"));
        group.MapPut("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.UpdateAsync(http))
            .Describe("updateContract", "Change a contract", contract => contract
                .Takes(new ContractChange(Active: 0))
                .Changed()
                .RefusesChanged()
                .RefusesUnknown("contract"));
        group.MapDelete("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.DeleteAsync(http))
            .Describe("deleteContract", "Delete a contract", contract => contract.Changed().RefusesChanged().RefusesUnknown("contract"));
    }
}
