using System.Net;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>A body that announces 1000 bytes, sends 10, and then the sender gives up.</summary>
internal sealed class HalfABody(CancellationTokenSource giveUp) : HttpContent
{
    /// <inheritdoc />
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync("{\"a\":12345"u8.ToArray());
        await stream.FlushAsync();
        await giveUp.CancelAsync();
        throw new IOException("The sender gave up.");
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = 1000;
        return true;
    }
}
