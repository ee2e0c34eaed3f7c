using System.Text.Json;
using Eventhos.Server.Api;

namespace Eventhos.Server.Ui.Events;

/// <summary>How a producer sends an event, ready to run. The access key comes from the environment: it is shown once, when it is made.</summary>
/// <param name="Language">As people call it.</param>
/// <param name="Code">The program.</param>
/// <param name="Hint">The key of the text that says how it is run.</param>
public sealed record SendingSnippet(string Language, string Code, string Hint)
{
    /// <summary>The environment variable that holds the access key.</summary>
    public const string Variable = "EVENTHOS_ACCESS_KEY";

    /// <summary>A body to begin with.</summary>
    public const string Sample = """{"id": 4711, "name": "Ada Lovelace", "email": "ada@example.com"}""";

    /// <summary>For an event of the hub at an address.</summary>
    public static IReadOnlyList<SendingSnippet> For(string hub, string identifier)
    {
        var address = $"{hub.TrimEnd('/')}/event/send?event-identifier={Uri.EscapeDataString(identifier)}";
        var quoted = JsonSerializer.Serialize(address, Envelope.Json);
        return [new("curl", Curl(address), "events.runCurl"), new("C#", CSharp(quoted), "events.runCSharp"), new("JavaScript", JavaScript(quoted), "events.runJavaScript"), new("Python", Python(quoted), "events.runPython")];
    }

    private static string Curl(string address) =>
        $$"""
        curl --request POST '{{address.Replace("'", "%27", StringComparison.Ordinal)}}' \
          --header "access-key: ${{Variable}}" \
          --header 'Content-Type: application/json' \
          --data '{{Sample}}'
        """;

    private static string CSharp(string address) =>
        $$""""
        using System.Net.Http;
        using System.Text;

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("access-key", Environment.GetEnvironmentVariable("{{Variable}}"));

        using var body = new StringContent("""{{Sample}}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync({{address}}, body);
        answer.EnsureSuccessStatusCode();
        Console.WriteLine($"Received as event {string.Join("", answer.Headers.GetValues("eventhos-event-id"))}");
        """";

    private static string JavaScript(string address) =>
        $$"""
        const answer = await fetch({{address}}, {
          method: 'POST',
          headers: { 'access-key': process.env.{{Variable}}, 'Content-Type': 'application/json' },
          body: JSON.stringify({{Sample}}),
        });
        if (!answer.ok) throw new Error(await answer.text());
        console.log(`Received as event ${answer.headers.get('eventhos-event-id')}`);
        """;

    private static string Python(string address) =>
        $$"""
        import json
        import os
        import urllib.request

        request = urllib.request.Request(
            {{address}},
            data=json.dumps({{Sample}}).encode(),
            headers={"access-key": os.environ["{{Variable}}"], "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            print("Received as event", answer.headers["eventhos-event-id"])
        """;
}
