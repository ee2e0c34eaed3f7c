using System.Text;
using System.Text.Json;

namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>A request as a command for a shell, to be sent once more by hand.</summary>
internal static class CurlCommand
{
    // Beyond, a command is no longer something to paste.
    private const int LongestBody = 100_000;

    // What curl says by itself.
    private static readonly string[] Own = ["host", "content-length", "connection", "transfer-encoding", "accept-encoding"];

    /// <summary>The command.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The whole address.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="file">The file to read it from where it is too long.</param>
    public static string Of(string method, string url, IEnumerable<(string Name, string Value)> headers, JsonElement? body, string file)
    {
        var command = new StringBuilder($"curl -X {Quoted(method)} {Quoted(url)}");
        foreach (var (name, text) in headers.Where(header => !Own.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
        {
            command.Append($" \\\n  -H {Quoted($"{name}: {text}")}");
        }

        if (body is { ValueKind: not JsonValueKind.Undefined } value && BodyText.Whole(value) is { Length: > 0 } whole)
        {
            // --data would take a body that begins with @ for a file.
            command.Append(whole.Length <= LongestBody ? $" \\\n  --data-raw {Quoted(whole)}" : $" \\\n  --data-binary {Quoted($"@{file}")}");
        }

        return command.ToString();
    }

    /// <summary>An address with parameters.</summary>
    public static string Address(string url, IEnumerable<(string Name, string Value)> query) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(url, query.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)));

    // A word for a POSIX shell, whatever is in it.
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
