using System.Buffers;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>A buffer that refuses to grow beyond the size of a result.</summary>
internal sealed class BoundedBuffer : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _inner = new();
    private readonly int _limit;

    public BoundedBuffer(int limit) => _limit = limit;

    public ReadOnlyMemory<byte> Written => _inner.WrittenMemory;

    public void Advance(int count)
    {
        _inner.Advance(count);
        if (_inner.WrittenCount > _limit)
        {
            throw ResultText.TooLarge(_limit);
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _inner.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _inner.GetSpan(sizeHint);
}
