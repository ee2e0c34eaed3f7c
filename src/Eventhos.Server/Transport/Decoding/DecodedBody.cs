using Eventhos.Server.Api;

namespace Eventhos.Server.Transport.Decoding;

/// <summary>A body while it is decompressed, bounded in what comes out: a few bytes may stand for gigabytes.</summary>
internal sealed class DecodedBody : Stream
{
    private readonly Stream _decoder;
    private readonly string _coding;
    private readonly int _maxBytes;
    private long _read;

    /// <summary>Reads through <paramref name="decoder"/>, which it owns.</summary>
    public DecodedBody(Stream decoder, string coding, int maxBytes)
    {
        _decoder = decoder;
        _coding = coding;
        _maxBytes = maxBytes;
    }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _decoder.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Which of the two depends on the decoder.
            throw new ApiException(400, 400101, $"The body is not valid {_coding} data.");
        }

        _read += read;
        return _read <= _maxBytes ? read : throw new ApiException(413, 413000, $"Body is larger than {_maxBytes} bytes");
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Bodies are read without holding a thread.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
        }

        base.Dispose(disposing);
    }
}
