using Eventhos.Server.Commands.Demo.Hub;

namespace Eventhos.Server.Commands.Demo.Report;

/// <summary>Commands to paste, which ask the event log.</summary>
internal static class CurlCommands
{
    /// <summary>One that signs in, then two that read.</summary>
    public static IEnumerable<string> Lines(DemoHub hub, DemoOptions options, DemoEvidence evidence)
    {
        // A failed one before others, and a mapped body before a forwarded one, which is long.
        var shown = evidence.Executions.OrderBy(execution => execution.Processed).ThenByDescending(execution => execution.Contract?.Action.Template is not null).FirstOrDefault();
        var address = hub.Origin;
        return
        [
            .. SignIn(hub, options, address),
            "",
            "  # the events of which an execution failed, newest first",
            $"  curl -sH \"Authorization: Bearer $TOKEN\" '{address}/event/received?state=error&order=desc'",
            .. shown is null ? [] : new[]
            {
                $"  # one execution, {(shown.Processed ? "processed" : "failed")}: its request, the consumer's answer, the reason",
                $"  curl -sH \"Authorization: Bearer $TOKEN\" {address}/event/received/execution-detail/{shown.Id}",
            },
        ];
    }

    private static IEnumerable<string> SignIn(DemoHub hub, DemoOptions options, string address)
    {
        const string Pick = "grep -o 'eyJ[^\"]*'";
        if (hub.IsOwn)
        {
            yield return $"  TOKEN=$(curl -s {address}/auth/login -H 'content-type: application/json' \\";
            yield return $"    -d '{{\"username\":\"{hub.Credentials.User}\",\"password\":\"{hub.Credentials.Password}\"}}' | {Pick})";
            yield break;
        }

        if (options.Password is null)
        {
            yield return $"  PASSWORD=$(sed -n 4p '{Path.Combine(Path.GetFullPath(options.DataFolder!), HubCredentials.FileName)}')";
        }
        else
        {
            yield return $"  PASSWORD='...' # of {hub.Credentials.User}; the demo does not print it";
        }

        yield return $"  TOKEN=$(curl -s {address}/auth/login -H 'content-type: application/json' \\";
        yield return $"    -d \"{{\\\"username\\\":\\\"{hub.Credentials.User}\\\",\\\"password\\\":\\\"$PASSWORD\\\"}}\" | {Pick})";
    }
}
