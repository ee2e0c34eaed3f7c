using System.Text;
using Microsoft.AspNetCore.Http;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Answers that a receiver can be told to give.</summary>
public static class Replies
{
    /// <summary>200 with an empty body.</summary>
    public static Reply Ok { get; } = Status(200);

    /// <summary>No answer until the caller gives up.</summary>
    public static Reply Hang { get; } = http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted)
        .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>A connection that breaks before any answer.</summary>
    public static Reply Broken { get; } = http =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>A connection that breaks in the middle of the body.</summary>
    public static Reply BrokenMidway { get; } = async http =>
    {
        http.Response.ContentLength = 1000;
        await http.Response.WriteAsync("half");
        await http.Response.Body.FlushAsync();
        http.Abort();
    };

    public static Reply Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static Reply Json(string json, int status = 200) => Text(json, "application/json", status);

    public static Reply Text(string text, string contentType, int status = 200) => Bytes(Encoding.UTF8.GetBytes(text), contentType, status);

    public static Reply Bytes(byte[] body, string? contentType, int status = 200) => async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    };

    /// <summary>A body without a length, of so many bytes.</summary>
    public static Reply Chunked(int bytes) => async http =>
    {
        var chunk = new byte[16 * 1024];
        for (var sent = 0; sent < bytes; sent += chunk.Length)
        {
            await http.Response.Body.WriteAsync(chunk.AsMemory(0, Math.Min(chunk.Length, bytes - sent)), http.RequestAborted);
        }
    };

    public static Reply Redirect(string to, int status = 302) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    };

    /// <summary>An answer that is given once the gate is open.</summary>
    public static Reply After(Gate gate, Reply then) => async http =>
    {
        await gate.PassAsync(http.RequestAborted);
        await then(http);
    };

    /// <summary>One answer after another; the last one for good.</summary>
    public static Reply InTurn(params Reply[] replies)
    {
        var calls = -1;
        return http => replies[Math.Min(Interlocked.Increment(ref calls), replies.Length - 1)](http);
    }

    /// <summary>A token endpoint's answer.</summary>
    public static Reply Token(string token, int? expiresIn = 3600) =>
        Json(expiresIn is null ? $$"""{"access_token":"{{token}}"}""" : $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{expiresIn}}}""");
}
