using System.Buffers;
using System.Globalization;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Consumer;

/// <summary>The consumer: answers every POST at once, and as cheaply as Kestrel can, because it shares the cores with the hub.</summary>
internal static class ConsumerApp
{
    public const string Path = "/in";

    private const int LongestCopied = 1024;

    public static Task RunAsync()
    {
        var ledger = new DeliveryLedger();
        return ChildServer.RunAsync(context => HandleAsync(context, ledger), inline: true);
    }

    private static Task HandleAsync(HttpContext context, DeliveryLedger ledger) => context.Request.Path.Value switch
    {
        Path => ReceiveAsync(context, ledger),
        "/stats" => context.Response.WriteAsJsonAsync(ledger.Stats()),
        "/missing" => context.Response.WriteAsJsonAsync(ledger.Missing(Number(context, "from"), Number(context, "to"))),
        "/reset" => ResetAsync(context, ledger),
        _ => NotFound(context),
    };

    private static async Task ReceiveAsync(HttpContext context, DeliveryLedger ledger)
    {
        var reader = context.Request.BodyReader;
        var result = await reader.ReadAsync(context.RequestAborted);
        while (!result.IsCompleted)
        {
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            result = await reader.ReadAsync(context.RequestAborted);
        }

        Record(context, ledger, result.Buffer);
        reader.AdvanceTo(result.Buffer.End);
        context.Response.ContentLength = 2;
        "{}"u8.CopyTo(context.Response.BodyWriter.GetSpan(2));
        context.Response.BodyWriter.Advance(2);
    }

    private static void Record(HttpContext context, DeliveryLedger ledger, ReadOnlySequence<byte> body)
    {
        var bytes = body.IsSingleSegment ? body.FirstSpan : body.Slice(0, Math.Min(body.Length, LongestCopied)).ToArray();
        if (DeliveryBody.TryRead(bytes, out var seq, out var sent))
        {
            ledger.Record(seq, sent, context.Request.Headers["webhook-id"]);
        }
        else
        {
            ledger.RecordStray();
        }
    }

    private static Task ResetAsync(HttpContext context, DeliveryLedger ledger)
    {
        ledger.Reset(Number(context, "from"), (int)Number(context, "perEvent"));
        return context.Response.WriteAsync("reset");
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static long Number(HttpContext context, string name) =>
        long.Parse(context.Request.Query[name].ToString(), CultureInfo.InvariantCulture);
}
