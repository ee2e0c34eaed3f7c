namespace Eventhos.Bench.Consumer;

/// <summary>How often each running number came: one byte a number, in chunks, so that growing never copies.</summary>
internal sealed class SeqCounts
{
    private const int ChunkBits = 20;
    private const int MaxChunks = 64;

    private readonly byte[]?[] _chunks = new byte[]?[MaxChunks];
    private long _first;

    public void Clear(long first)
    {
        Array.Clear(_chunks);
        _first = first;
    }

    /// <summary>Counts one arrival and tells how many there have been; 0 when the number is out of range.</summary>
    public int Increment(long seq)
    {
        var offset = seq - _first;
        if (offset < 0 || offset >= (long)MaxChunks << ChunkBits)
        {
            return 0;
        }

        ref var chunk = ref _chunks[offset >> ChunkBits];
        chunk ??= new byte[1 << ChunkBits];
        ref var count = ref chunk[offset & ((1 << ChunkBits) - 1)];
        return count == byte.MaxValue ? count : ++count;
    }

    public int this[long seq]
    {
        get
        {
            var offset = seq - _first;
            return offset < 0 || offset >= (long)MaxChunks << ChunkBits
                ? 0
                : _chunks[offset >> ChunkBits]?[offset & ((1 << ChunkBits) - 1)] ?? 0;
        }
    }
}
