using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Probe;

/// <summary>The least a durable hub must do: read, commit, answer, forward. Its figures are the limit the hub is held against.</summary>
internal static class ProbeApp
{
    private static readonly byte[] Success = """{"code":200000,"message":"success"}"""u8.ToArray();

    public static async Task RunAsync(Uri consumer, string folder, int copies)
    {
        using var journal = new ProbeJournal(Path.Combine(folder, "probe.db"));
        var forwarder = new Forwarder(consumer);
        await using (forwarder.ConfigureAwait(false))
        {
            await ChildServer.RunAsync(context => ReceiveAsync(context, journal, forwarder, copies), inline: false);
        }
    }

    private static async Task ReceiveAsync(HttpContext context, ProbeJournal journal, Forwarder forwarder, int copies)
    {
        var body = await ReadAsync(context.Request);
        var id = await journal.AppendAsync(body);
        for (var copy = 0; copy < copies; copy++)
        {
            await forwarder.EnqueueAsync(new(id, copy, body));
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Success.Length;
        await context.Response.Body.WriteAsync(Success, context.RequestAborted);
    }

    private static async ValueTask<byte[]> ReadAsync(HttpRequest request)
    {
        var body = new byte[request.ContentLength ?? throw new BadHttpRequestException("Content-Length is required.")];
        await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
        return body;
    }
}
