using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.OpenApi.Talks;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>
/// The document and the hub say the same. Each call of the API is made for real, with all its fields and with none it does not need, and
/// with all that it refuses; a witness compares what comes back. A new call needs its lines in one of <c>Talks</c>.
/// </summary>
public sealed class TruthTests
{
    // The hub would have to fail for these, or a caller take seconds over a body; other tests see to that.
    private static readonly long[] NotProvoked = [408000, 500000, 503000];

    private static readonly Func<Talk, Task>[] Talks =
    [
        SystemsTalk.HoldAsync, EventsTalk.HoldAsync, ActionsTalk.HoldAsync, ContractsTalk.HoldAsync, EventLogTalk.HoldAsync, RetriesTalk.HoldAsync,
        SignInTalk.HoldAsync, AccountsTalk.HoldAsync, AccessTalk.HoldAsync, HubTalk.HoldAsync, LastAdministratorTalk.HoldAsync,
    ];

    [Fact]
    public async Task The_document_says_what_the_hub_does()
    {
        // Nobody listens there: no mail has a recipient.
        await using var hub = await RunningHub.StartAsync(
            ("Server:MaxBodyBytes", "100000"), ("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:From", "hub@example.com"));
        await using var consumer = await Receiver.StartAsync();
        var document = await ApiDocument.ReadAsync(hub);
        using var witness = new Witness(document, await SchemaCheck.OfAsync(document));
        using var http = new HttpClient(witness) { BaseAddress = hub.Address };
        var talk = new Talk(hub, new HubApi(http, hub.Admin.Bearer), consumer);

        var broken = new List<string>();
        foreach (var hold in Talks)
        {
            try
            {
                await hold(talk);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                // The others go on, so that all that is wrong is told at once.
                broken.Add(e.ToString());
            }
        }

        await ExpireAsync(witness);

        string[] wrong = [.. broken, .. witness.Faults, .. Unheard(document, witness), .. Untold(document, witness)];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    /// <summary>What the document says may be answered, and was not: each operation's own, and the shared ones by anyone.</summary>
    private static IEnumerable<string> Unheard(ApiDocument document, Witness witness)
    {
        var own = from operation in document.Operations
            from told in document.Codes(operation)
            where !told.Shared && !witness.Answers.ContainsKey((operation.Id, told.Status, told.Code))
            select $"{operation.Id} never answered {told.Status} with {told.Code}";
        var shared = from told in document.Operations.SelectMany(document.Codes).Where(told => told.Shared).Distinct()
            where !NotProvoked.Contains(told.Code) && !witness.Answers.Keys.Any(heard => heard.Status == told.Status && heard.Code == told.Code)
            select $"Nothing answered {told.Status} with {told.Code}";
        var calls = from operation in document.Operations
            where !witness.Answers.Keys.Any(heard => heard.Operation == operation.Id && heard.Status < 300)
            select $"{operation.Id} was never called with success";
        return own.Concat(shared).Concat(calls);
    }

    /// <summary>Fields and parameters that no call that was taken held, and optional fields that all of them held.</summary>
    private static IEnumerable<string> Untold(ApiDocument document, Witness witness) =>
        from operation in document.Operations
        from use in UsesOf(document, operation)
        where !witness.Fields.ContainsKey((operation.Id, use.Field, use.Given))
        select $"{operation.Id} was never called {(use.Given ? "with" : "without")} {use.Field}";

    private static IEnumerable<(string Field, bool Given)> UsesOf(ApiDocument document, ApiOperation operation)
    {
        foreach (var parameter in operation.Query)
        {
            yield return ($"?{parameter}", true);
        }

        if (operation.Body?["$ref"] is null)
        {
            yield break;
        }

        var schema = document.Resolve(operation.Body);
        var required = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).ToList();
        foreach (var (name, _) in schema["properties"]!.AsObject())
        {
            yield return (name, true);
            if (!required.Contains(name))
            {
                yield return (name, false);
            }
        }
    }

    private static async Task ExpireAsync(Witness witness)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-23T12:00:00Z"));
        await using var hub = await RunningHub.StartAsync(time);
        using var http = new HttpClient(witness, disposeHandler: false) { BaseAddress = hub.Address };
        time.Advance(TimeSpan.FromDays(1));
        (await new HubApi(http, hub.Admin.Bearer).GetAsync("/system")).Has(401, 400002);
    }
}
