using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>
/// Listens to calls of the hub and notes where they differ from the document. After a call with a body that was taken, it tries what the
/// document says must be refused: a required field left out, a field of the wrong type.
/// </summary>
public sealed class Witness(ApiDocument document, SchemaCheck check) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    private readonly ConcurrentDictionary<string, bool> _probed = new(StringComparer.Ordinal);

    /// <summary>Where the hub and the document differ.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>What was answered: operation, status, code.</summary>
    public ConcurrentDictionary<(string Operation, int Status, long Code), bool> Answers { get; } = new();

    /// <summary>The fields of bodies that were taken: operation, name, whether it was there.</summary>
    public ConcurrentDictionary<(string Operation, string Field, bool Given), bool> Fields { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (type, body) = (request.Content?.Headers.ContentType, request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var response = await base.SendAsync(request, cancellationToken);
        if (document.Find(request.Method.Method, request.RequestUri!.AbsolutePath) is not { } operation)
        {
            Faults.Enqueue($"{request.Method} {request.RequestUri.AbsolutePath} is not in the document.");
            return response;
        }

        await CheckAnswerAsync(operation, response);
        if (response.IsSuccessStatusCode)
        {
            CheckQuery(operation, request.RequestUri);
            if (type?.MediaType is "application/json" && operation.Body?["$ref"] is not null)
            {
                await CheckBodyAsync(operation, request, Encoding.UTF8.GetString(body!));
            }
        }

        return response;
    }

    private async Task CheckAnswerAsync(ApiOperation operation, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (document.Response(operation, status) is not { } described || described["content"]?[type] is null)
        {
            Faults.Enqueue($"{operation.Id}: the document has no answer {status} of {type}: {text}");
            return;
        }

        foreach (var (header, of) in described["headers"]?.AsObject() ?? [])
        {
            if ((bool?)of!["required"] is true && !response.Headers.Contains(header))
            {
                Faults.Enqueue($"{operation.Id}: an answer {status} lacks the header {header}.");
            }
        }

        if (type == "application/json" && operation.Id != "getOpenApiDocument")
        {
            foreach (var fault in check.OfAnswer(operation, status, text))
            {
                Faults.Enqueue(fault);
            }

            var code = (long)JsonNode.Parse(text)!["code"]!;
            Answers[(operation.Id, status, code)] = true;
            if (!document.Codes(operation).Any(known => known.Status == status && known.Code == code))
            {
                Faults.Enqueue($"{operation.Id}: the document does not know {status} with code {code}: {text}");
            }
        }
        else
        {
            Answers[(operation.Id, status, 0)] = true;
        }
    }

    private void CheckQuery(ApiOperation operation, Uri address)
    {
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Uri.UnescapeDataString(pair.Split('=')[0]);
            Fields[(operation.Id, $"?{name}", true)] = true;
            if (name is not ("access_token" or "access-key") && !operation.Query.Contains(name))
            {
                Faults.Enqueue($"{operation.Id}: the document does not know the parameter {name}.");
            }
        }
    }

    private async Task CheckBodyAsync(ApiOperation operation, HttpRequestMessage request, string body)
    {
        foreach (var fault in check.OfBody(operation, body))
        {
            Faults.Enqueue(fault);
        }

        var schema = document.Resolve(operation.Body!);
        var required = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, field) in schema["properties"]!.AsObject())
        {
            var given = JsonNode.Parse(body)![name] is not null;
            Fields[(operation.Id, name, given)] = true;
            if (given && required.Contains(name))
            {
                await ProbeAsync(operation, request, body, name, value: null, "without");
            }

            if (given && Wrong(field!) is { } wrong)
            {
                await ProbeAsync(operation, request, body, name, wrong, "with the wrong type of");
            }
        }
    }

    /// <summary>A value of a type that the field does not have; null where it may be anything.</summary>
    private static JsonNode? Wrong(JsonNode field)
    {
        var types = field["type"] switch
        {
            JsonArray several => several.Select(type => (string)type!).ToList(),
            JsonValue one => [(string)one!],
            _ => [],
        };
        return types switch
        {
            [] => null,
            _ when types.Contains("array") || types.Contains("object") => JsonValue.Create("neither a list nor an object"),
            _ => new JsonObject { ["an"] = "object" },
        };
    }

    private async Task ProbeAsync(ApiOperation operation, HttpRequestMessage request, string body, string name, JsonNode? value, string how)
    {
        if (!_probed.TryAdd($"{operation.Id} {how} {name}", true))
        {
            return;
        }

        var changed = JsonNode.Parse(body)!.AsObject();
        changed.Remove(name);
        if (value is not null)
        {
            changed[name] = value;
        }

        using var probe = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new StringContent(changed.ToJsonString(), Encoding.UTF8, "application/json") };
        probe.Headers.Authorization = request.Headers.Authorization is { } authorization ? new AuthenticationHeaderValue(authorization.Scheme, authorization.Parameter) : null;
        using var response = await base.SendAsync(probe, CancellationToken.None);
        var text = await response.Content.ReadAsStringAsync();
        await CheckAnswerAsync(operation, response);
        var own = document.Codes(operation).Any(known => !known.Shared && response.StatusCode is HttpStatusCode.BadRequest && text.Contains($":{known.Code},", StringComparison.Ordinal));
        if ((int)response.StatusCode != 400 || !(own || text.Contains(name, StringComparison.Ordinal)))
        {
            Faults.Enqueue($"{operation.Id} {how} {name} is not refused for it, but answers {(int)response.StatusCode}: {text}");
        }
    }
}
