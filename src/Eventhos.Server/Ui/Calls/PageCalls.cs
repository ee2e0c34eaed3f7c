using System.Net;
using System.Text.Json;
using Eventhos.Server.Api;
using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Session;

namespace Eventhos.Server.Ui.Calls;

/// <summary>
/// Calls of the hub's API for whoever is signed in on a page: by the same routes, under the same permissions, checks and audit as calls over the
/// network, so a page never holds what its user may not see.
/// </summary>
internal sealed class PageCalls
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly CallPipeline _pipeline;
    private readonly TokenService _tokens;
    private readonly PageUser _user;

    public PageCalls(CallPipeline pipeline, TokenService tokens, PageUser user)
    {
        _pipeline = pipeline;
        _tokens = tokens;
        _user = user;
    }

    /// <summary>The content of a read.</summary>
    /// <exception cref="CallRefusedException">It was refused.</exception>
    public Task<T> GetAsync<T>(string address, CancellationToken cancellationToken)
        where T : notnull => SendAsync<T>("GET", address, body: null, cancellationToken);

    /// <summary>The content of an answer. A body is written as JSON; bytes are sent as they are.</summary>
    /// <exception cref="CallRefusedException">It was refused.</exception>
    public async Task<T> SendAsync<T>(string method, string address, object? body, CancellationToken cancellationToken)
        where T : notnull
    {
        await using var answer = (await RunAsync(method, address, body, tag: null, cancellationToken)).Content;
        return (await JsonSerializer.DeserializeAsync<Answer<T>>(answer, Envelope.Json, cancellationToken))!.Content;
    }

    /// <summary>The content of a read, with the tag by which a later change can tell that the row is still this one.</summary>
    /// <exception cref="CallRefusedException">It was refused.</exception>
    public async Task<Tagged<T>> GetTaggedAsync<T>(string address, CancellationToken cancellationToken)
        where T : notnull
    {
        var (content, tag) = await RunAsync("GET", address, body: null, tag: null, cancellationToken);
        await using (content)
        {
            return new Tagged<T>((await JsonSerializer.DeserializeAsync<Answer<T>>(content, Envelope.Json, cancellationToken))!.Content, tag);
        }
    }

    /// <summary>A change whose answer says no more than that it was made; with a tag, of the row only as it was read.</summary>
    /// <exception cref="CallRefusedException">It was refused; see <see cref="CallRefusedException.IsOutdated"/>.</exception>
    public async Task SendAsync(string method, string address, object? body, CancellationToken cancellationToken, string? tag = null) =>
        await (await RunAsync(method, address, body, tag, cancellationToken)).Content.DisposeAsync();

    private async Task<(MemoryStream Content, string? Tag)> RunAsync(string method, string address, object? body, string? tag, CancellationToken cancellationToken)
    {
        var session = await _user.RequireAsync();
        var answer = await _pipeline.RunAsync(http => Fill(http, session, method, address, body, tag), cancellationToken);
        if (answer.Status < StatusCodes.Status400BadRequest)
        {
            return (answer.Body, answer.Headers.ETag);
        }

        var error = await JsonSerializer.DeserializeAsync<ErrorAnswer>(answer.Body, Envelope.Json, cancellationToken);
        throw new CallRefusedException(answer.Status, error!.Code, error.Message);
    }

    private void Fill(HttpContext http, PageSession session, string method, string address, object? body, string? tag)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Path = question < 0 ? address : address[..question];
        http.Request.QueryString = question < 0 ? QueryString.Empty : new QueryString(address[question..]);
        http.Request.Headers.Authorization = $"Bearer {_tokens.Issue(session.SubjectId, session.Stamp, Lifetime)}";
        http.Request.Headers.IfMatch = tag;
        http.Connection.RemoteIpAddress = session.Address is { } text && IPAddress.TryParse(text, out var ip) ? ip : null;
        if (body is not null)
        {
            http.Request.ContentType = "application/json";
            http.Request.Body = new MemoryStream(body is ReadOnlyMemory<byte> written ? written.ToArray() : JsonSerializer.SerializeToUtf8Bytes(body, Envelope.Json));
            http.Request.ContentLength = http.Request.Body.Length;
        }
    }
}
