using System.Text.Json;
using System.Text.Json.Nodes;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>What a route takes and answers. The methods that say what it answers are named like those of <see cref="Envelope"/>.</summary>
internal sealed class RouteDescription
{
    private readonly List<QueryParameter> _query = [];
    private readonly List<Success> _successes = [];
    private readonly List<Refusal> _refusals = [];

    /// <summary>What a caller should know beyond the summary (CommonMark).</summary>
    public string? Remarks { get; private set; }

    /// <summary>The parameters in the query.</summary>
    public IReadOnlyList<QueryParameter> Query => _query;

    /// <summary>True where there are more of them than those of every list, of which wrong ones are forgiven.</summary>
    public bool HasFilters => _query.Exists(parameter => !ListParameters.All.Contains(parameter.Name));

    /// <summary>The body; null where the route takes none.</summary>
    public BodyDescription? Body { get; private set; }

    /// <summary>What it answers when all is well.</summary>
    public IReadOnlyList<Success> Successes => _successes;

    /// <summary>The errors that are its own.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>What else opens it beside, or in place of, a bearer token: names of <see cref="SecuritySchemes"/>.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    /// <summary>What errors hold.</summary>
    public Type ErrorType { get; private set; } = typeof(ErrorAnswer);

    /// <summary>True where the answer names the received event in a header.</summary>
    public bool NamesEvent { get; private set; }

    /// <summary>True where the answer tells the row's entity tag.</summary>
    public bool TellsTag { get; private set; }

    /// <summary>True where the caller may name the entity tag that it saw.</summary>
    public bool TakesTag { get; private set; }

    /// <summary>Adds what a caller should know.</summary>
    public RouteDescription Says(string remarks)
    {
        Remarks = remarks;
        return this;
    }

    /// <summary>A text in the query.</summary>
    public RouteDescription Text(string name, string meaning, params string[] values) => With(new QueryParameter(name, meaning, "string", Required: false, values));

    /// <summary>A text in the query that must be there.</summary>
    public RouteDescription RequiredText(string name, string meaning) => With(new QueryParameter(name, meaning, "string", Required: true, []));

    /// <summary>A whole number in the query.</summary>
    public RouteDescription Number(string name, string meaning) => With(new QueryParameter(name, meaning, "integer", Required: false, []));

    /// <summary>A yes or no in the query.</summary>
    public RouteDescription Flag(string name, string meaning) => With(new QueryParameter(name, meaning, "boolean", Required: false, []));

    /// <summary>A time in the query.</summary>
    public RouteDescription Time(string name, string meaning) =>
        Text(name, $"{meaning} ISO 8601, a bare date in UTC, or milliseconds since 1970.");

    /// <summary>A JSON body.</summary>
    public RouteDescription Takes<T>(T example)
    {
        Body = new BodyDescription(typeof(T), Node(example));
        return this;
    }

    /// <summary>The body may also come in another form.</summary>
    public RouteDescription Or(params string[] contentTypes)
    {
        Body = Body! with { ContentTypes = [.. Body.ContentTypes, .. contentTypes] };
        return this;
    }

    /// <summary>Something else opens the route: one of <see cref="SecuritySchemes"/>.</summary>
    public RouteDescription OpensWith(params string[] keys)
    {
        Keys = keys;
        return this;
    }

    /// <summary>The answer names the received event in the header <c>eventhos-event-id</c>.</summary>
    public RouteDescription AnswersWithEventId()
    {
        NamesEvent = true;
        return this;
    }

    /// <summary>The answer tells the row's entity tag in the header <c>ETag</c> (RFC 9110 section 8.8.3).</summary>
    public RouteDescription AnswersWithTag()
    {
        TellsTag = true;
        return this;
    }

    /// <summary>A read.</summary>
    public RouteDescription Ok<T>(T content, string message = "success")
        where T : notnull => Answers(200, 200000, message, new Answer<T>(200000, message, content));

    /// <summary>A read that there is nothing to say about.</summary>
    public RouteDescription Ok() => Answers(200, 200000, "success", new Done(200000, "success"));

    /// <summary>A list, page by page; adds its parameters.</summary>
    /// <param name="item">An example of its rows.</param>
    /// <param name="columns">What it can be sorted by; the first is the default.</param>
    /// <param name="message">What it tells people.</param>
    /// <param name="descending">The largest first unless asked otherwise.</param>
    public RouteDescription OkPage<T>(T item, IEnumerable<string> columns, string message = "success", bool descending = false)
    {
        var sortable = columns.ToList();
        Number("itemsPerPage", "1 to 1000; 5 where it is left out.");
        Number("pageIndex", "From 0.");
        Text("order", $"`{(descending ? "desc" : "asc")}` where it is left out.", "asc", "desc");
        if (sortable.Count > 0)
        {
            Text("activeSort", $"What to sort by: {string.Join(", ", sortable.Select(column => $"`{column}`"))}. `{sortable[0]}` where it is left out.");
        }

        return Ok(new Page<T>([item], 0, 5, 1, 1), message);
    }

    /// <summary>A list as a whole.</summary>
    public RouteDescription OkList<T>(T item, string message = "success") => Ok<IReadOnlyList<T>>([item], message);

    /// <summary>A change that there is something to say about.</summary>
    public RouteDescription Changed<T>(T content, string message = "success", int code = 200001)
        where T : notnull =>
        Answers(201, code, message, new Answer<T>(code, message, content));

    /// <summary>A change.</summary>
    public RouteDescription Changed(string message = "success", int code = 200001) => Answers(201, code, message, new Done(code, message));

    /// <summary>Another answer in the envelope.</summary>
    public RouteDescription Answers<T>(int status, int code, string message, T example)
    {
        _successes.Add(new Success(status, code, message, typeof(T), Node(example)));
        return this;
    }

    /// <summary>An answer that is text.</summary>
    public RouteDescription AnswersText(string text)
    {
        _successes.Add(new Success(200, 0, text, Type: null, text));
        return this;
    }

    /// <summary>An error of its own.</summary>
    public RouteDescription Refuses(int status, int code, string message)
    {
        _refusals.Add(new Refusal(status, code, message));
        return this;
    }

    /// <summary>Errors hold more than elsewhere.</summary>
    public RouteDescription RefusesWith<TError>()
    {
        ErrorType = typeof(TError);
        return this;
    }

    /// <summary>There is nothing with this id.</summary>
    public RouteDescription RefusesUnknown(string what) => Refuses(404, 404001, RouteIds.NotFound(what, 7).Message);

    /// <summary>The caller may name the entity tag of the row that it saw; it is refused if the row is another by then (RFC 9110 section 13.1.1).</summary>
    public RouteDescription RefusesChanged()
    {
        TakesTag = true;
        return Refuses(400, 400130, "Invalid header; If-Match is not a list of entity tags")
            .Refuses(412, 412000, "It was changed by somebody else since it was read; read it again before changing it.");
    }

    /// <summary>The identifier can't be one.</summary>
    public RouteDescription RefusesIdentifier() =>
        Refuses(400, 400110, "Invalid body; an identifier has at most 150 characters and no control characters");

    /// <summary>A time in the query that is none.</summary>
    public RouteDescription RefusesTime(string parameter) => Refuses(400, 400120, $"Invalid query; {parameter} is not a date or an ISO 8601 time");

    private static JsonNode Node<T>(T example) => JsonSerializer.SerializeToNode(example, Envelope.Json)!;

    private RouteDescription With(QueryParameter parameter)
    {
        _query.Add(parameter);
        return this;
    }
}
