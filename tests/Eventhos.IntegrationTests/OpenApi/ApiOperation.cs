using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>An operation of the document.</summary>
public sealed partial class ApiOperation
{
    private readonly Regex _path;

    public ApiOperation(string method, string path, JsonObject node)
    {
        Method = method;
        Path = path;
        Node = node;
        _path = new Regex($"^{Parameter().Replace(path, "[^/]+")}/?$", RegexOptions.IgnoreCase);
    }

    /// <summary>In capitals.</summary>
    public string Method { get; }

    public string Path { get; }

    /// <summary>As it stands in the document.</summary>
    public JsonObject Node { get; }

    public string Id => (string)Node["operationId"]!;

    /// <summary>The path without names of parameters.</summary>
    public string Shape => Parameter().Replace(Path, "{}");

    /// <summary>The schema of its JSON body; null where it takes none.</summary>
    public JsonNode? Body => Node["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <summary>What its parameters in the query are called.</summary>
    public IReadOnlySet<string> Query => (Node["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "query")
        .Select(parameter => (string)parameter!["name"]!).ToHashSet(StringComparer.Ordinal);

    /// <summary>True for this path; of several, the one with the fewest parameters is meant.</summary>
    public bool Fits(string method, string path) => method == Method && _path.IsMatch(path);

    /// <summary>How many parameters its path has.</summary>
    public int Parameters => Parameter().Count(Path);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
