using System.Text.RegularExpressions;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>The rows that a call of an <see cref="ExpectedRoute"/> is about, made when they are first named.</summary>
/// <param name="hub">Where they are made.</param>
/// <param name="consumer">A consumer that refuses what it gets, so that executions fail.</param>
public sealed partial class SampleRows(RunningHub hub, Receiver consumer)
{
    private readonly Dictionary<string, string> _made = new(StringComparer.Ordinal);

    /// <summary>The text with what its names stand for; <c>$unique</c> may be left for later.</summary>
    public async Task<string> FillAsync(string template, bool keepUnique = false)
    {
        foreach (var name in Placeholder().Matches(template).Select(match => match.Value[1..]).ToList())
        {
            if (!_made.ContainsKey(name))
            {
                await MakeAsync(name);
            }
        }

        return Placeholder().Replace(template, match => match.Value != "$unique" ? _made[match.Value[1..]] : keepUnique ? match.Value : Wiring.Unique("sample"));
    }

    /// <summary>The text with ids that belong to nothing, and texts that mean nothing.</summary>
    public static string Without(string template) => Placeholder().Replace(template, "0");

    private async Task MakeAsync(string name)
    {
        switch (name)
        {
            case "unique":
                _made[name] = name;
                break;
            case "system":
                Keep(name, await hub.AddSystemAsync());
                break;
            case "role":
                Keep(name, await hub.AddRoleAsync("system:select"));
                break;
            case "user" or "userSubject" or "username" or "password":
                await MakeUserAsync();
                break;
            case "application":
                Keep(name, (await hub.Admin.PostAsync("/auth/application", new { identifier = Wiring.Unique("application") })).Has(201, 200001).Content.Number("applicationId"));
                break;
            case "resource" or "permission":
                await MakeResourceAsync();
                break;
            case "client" or "clientSubject" or "clientIdentifier" or "clientSecret":
                await MakeClientAsync();
                break;
            case "event" or "eventIdentifier" or "accessKey":
                await MakeEventAsync();
                break;
            case "action":
                Keep(name, await hub.AddActionAsync(new ActionSpec(consumer.Url())));
                break;
            case "contract":
                Keep(name, (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).ContractId);
                break;
            case "retryRun":
                Keep(name, await MakeRetryAsync());
                break;
            case "received" or "receivedSystem" or "receivedEvent" or "receivedIdentifier" or "receivedKey" or "execution" or "failedContract":
                await MakeExecutionAsync();
                break;
            default:
                throw new Xunit.Sdk.XunitException($"There is no sample ${name}.");
        }
    }

    private async Task MakeUserAsync()
    {
        var user = await hub.AddUserAsync();
        Keep("user", user.Id);
        Keep("userSubject", user.SubjectId);
        _made["username"] = user.Username;
        _made["password"] = user.Password;
    }

    private async Task MakeResourceAsync()
    {
        var body = new { resourceIdentifier = Wiring.Unique("resource"), applications_id = long.Parse(await FillAsync("$application")) };
        Keep("resource", (await hub.Admin.PostAsync("/auth/resource", body)).Has(201, 200001).Content.Number("applicationResourceId"));
        Keep("permission", await hub.PermissionIdAsync($"{body.resourceIdentifier}:*"));
    }

    private async Task MakeClientAsync()
    {
        var client = await hub.AddClientAsync(longLive: false);
        Keep("client", client.Id);
        Keep("clientSubject", client.SubjectId);
        _made["clientIdentifier"] = client.Identifier;
        _made["clientSecret"] = client.Secret;
    }

    private async Task MakeEventAsync()
    {
        var kind = await hub.AddEventAsync();
        Keep("event", kind.Id);
        _made["eventIdentifier"] = kind.Identifier;
        _made["accessKey"] = kind.AccessKey;
    }

    private async Task MakeExecutionAsync()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        var failed = await flow.FailAsync("""{"password":"hush","order":{"id":7}}""");
        Keep("received", failed.EventId);
        Keep("receivedEvent", flow.Event.Id);
        Keep("receivedSystem", flow.Event.Producer.SystemId);
        _made["receivedIdentifier"] = flow.Event.Identifier;
        _made["receivedKey"] = flow.Event.AccessKey;
        Keep("failedContract", flow.ContractId);
        Keep("execution", failed.ExecutionId);
    }

    // Straight in the table, unknown to whoever carries retries out, or leased to a node that there isn't: it runs until it is cancelled, and does nothing.
    // The database gives the id, for the hub under test starts runs of its own beside it.
    private Task<long> MakeRetryAsync() => hub.NumberFromDatabaseAsync(
        $"""
        INSERT INTO retry_runs (by_list, last_execution_id, per_second, total, state, started_by, started_at{TestDatabase.Sql("", ", lease")})
        VALUES (FALSE, 0, 1, 1, 'running', '{AtRest.Sample}', 0{TestDatabase.Sql("", ", -1")})
        RETURNING id
        """);

    private void Keep(string name, long id) => _made[name] = $"{id}";

    [GeneratedRegex(@"\$[a-zA-Z]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
