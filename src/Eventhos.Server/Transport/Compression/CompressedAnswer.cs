using System.IO.Compression;

namespace Eventhos.Server.Transport.Compression;

/// <summary>
/// An answer's body on its way out. Keeps the first bytes back until it is known whether compressing them is worth it: it is for
/// JSON of more than <see cref="Threshold"/> bytes.
/// </summary>
internal sealed class CompressedAnswer : Stream
{
    /// <summary>What fits one packet of the network gains nothing from being shorter.</summary>
    public const int Threshold = 1024;

    private readonly HttpResponse _response;
    private readonly Stream _direct;
    private readonly string _coding;
    private readonly MemoryStream _kept = new();

    // Null until it is decided: then the direct stream, or one that compresses into it.
    private Stream? _out;

    /// <summary>In front of <paramref name="direct"/>.</summary>
    public CompressedAnswer(HttpResponse response, Stream direct, string coding)
    {
        _response = response;
        _direct = direct;
        _coding = coding;
    }

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_out is null)
        {
            if (_kept.Length + buffer.Length <= Threshold)
            {
                _kept.Write(buffer.Span);
                return;
            }

            await BeginAsync(cancellationToken);
        }

        await _out!.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc />
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>What is kept back stays kept back: the answer has hardly begun.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => _out?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Sends what is left.</summary>
    public async Task FinishAsync()
    {
        if (_out is null)
        {
            if (_kept.Length > 0)
            {
                _response.ContentLength ??= _kept.Length;
                await _direct.WriteAsync(_kept.GetBuffer().AsMemory(0, (int)_kept.Length));
            }
        }
        else if (_out != _direct)
        {
            await _out.DisposeAsync();
        }

        _out = _direct;
    }

    /// <summary>Answers are written without holding a thread.</summary>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (Suits(_response))
        {
            _response.Headers.ContentEncoding = _coding;
            _response.ContentLength = null;
            _out = _coding == "br"
                ? new BrotliStream(_direct, CompressionLevel.Fastest, leaveOpen: true)
                : new GZipStream(_direct, CompressionLevel.Fastest, leaveOpen: true);
        }
        else
        {
            _out = _direct;
        }

        await _out.WriteAsync(_kept.GetBuffer().AsMemory(0, (int)_kept.Length), cancellationToken);
    }

    private static bool Suits(HttpResponse response) => response.StatusCode == StatusCodes.Status200OK
        && response.Headers.ContentEncoding.Count == 0
        && response.ContentType?.Split(';')[0].Trim() is { } type
        && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal));
}
