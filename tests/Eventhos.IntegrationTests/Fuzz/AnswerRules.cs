using System.Text.Json;
using System.Text.Unicode;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>What holds for every answer, whatever was asked.</summary>
internal static class AnswerRules
{
    /// <summary>Words of the database, its statements, stack traces and types. No generated request holds one of them in this spelling.</summary>
    private static readonly string[] Internals =
        ["SQLite", "SQLITE_", "SELECT ", "INSERT INTO", "UPDATE \"", "DELETE FROM", "at Eventhos.", "   at ", "System.", "Exception", "Microsoft.", "EntityFramework", "Kestrel", ".cs:line"];

    /// <summary>Bytes of the longest body that a hub takes by default.</summary>
    private const int MostTaken = 1024 * 1024;

    /// <summary>What is wrong with an answer; empty where nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(FuzzCase request, FuzzAnswer answer)
    {
        if (answer.Status == 0)
        {
            // Who sends more than is taken may find the connection closed while still sending (RFC 9110 section 15.5.14).
            return request.IsHttp && request.Request.Length <= MostTaken ? ["the connection was dropped without an answer"] : [];
        }

        var faults = new List<string>();
        if (answer.Status >= 500)
        {
            faults.Add("an error of the hub's own");
        }

        // Pages, scripts and the description of the API are files that hold no answer's secrets.
        var text = IsFile(answer) ? answer.Head : answer.Head + answer.Text;
        if (!answer.IsRefusal)
        {
            // Told on purpose, to those who may see the cluster.
            text = text.Replace("\"provider\":\"SQLite\"", "", StringComparison.Ordinal);
        }

        faults.AddRange(Internals.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"it tells \"{word}\""));
        if (!request.Request.AsSpan().StartsWith("HEAD "u8) && BodyFault(request, answer) is { } fault)
        {
            faults.Add(fault);
        }

        return faults;
    }

    /// <summary>True for what is no answer of the API, or can't be read because it is compressed.</summary>
    private static bool IsFile(FuzzAnswer answer) => !answer.IsRefusal
        && (answer.Says("Content-Encoding", "") || !answer.Says("Content-Type", "application/json") || answer.Body.AsSpan().IndexOf("\"openapi\""u8) is >= 0 and < 20);

    /// <summary>What browsers get of a page before they signed in.</summary>
    private static bool IsWayToSignIn(FuzzAnswer answer) => answer.Status == 302 && answer.Head.Contains("/login?return=", StringComparison.Ordinal);

    private static string? BodyFault(FuzzCase request, FuzzAnswer answer)
    {
        if (answer.Status is 204 or 304 || IsWayToSignIn(answer))
        {
            return null;
        }

        if (answer.Body.Length == 0)
        {
            // The web server's own answer to what is no HTTP.
            return !request.IsHttp && answer.Status is >= 400 and < 500 ? null : "it is empty";
        }

        if (IsFile(answer))
        {
            return null;
        }

        if (!Utf8.IsValid(answer.Body))
        {
            return "it is not UTF-8";
        }

        try
        {
            return EnvelopeFault(JsonElement.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 2048 }), answer.IsRefusal);
        }
        catch (JsonException e)
        {
            return $"it is not JSON: {e.Message}";
        }
    }

    private static string? EnvelopeFault(JsonElement answer, bool isRefusal)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return "it is no envelope";
        }

        if (!answer.TryGetProperty("code", out var code) || code.ValueKind != JsonValueKind.Number || !code.TryGetInt32(out _))
        {
            return "it has no code";
        }

        if (!answer.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String || message.GetString()!.Length == 0)
        {
            return "it has no message";
        }

        return isRefusal && !(answer.TryGetProperty("errorUUID", out var id) && id.ValueKind == JsonValueKind.String && Guid.TryParse(id.GetString(), out _))
            ? "it has no errorUUID"
            : null;
    }
}
