using System.Threading.Channels;

namespace Eventhos.Server.Mail;

/// <summary>Wakes the worker; rung often, it wakes it once.</summary>
internal sealed class MailSignal
{
    private readonly Channel<byte> _rung = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(0);

    /// <summary>Waits until it is rung, or for <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rung = _rung.Reader.ReadAsync(bound.Token).AsTask();
        var due = Task.Delay(atMost, time, bound.Token);
        await Task.WhenAny(rung, due);
        await bound.CancelAsync();
        await Task.WhenAll(rung, due).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
