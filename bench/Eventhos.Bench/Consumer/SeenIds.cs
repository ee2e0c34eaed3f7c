namespace Eventhos.Bench.Consumer;

/// <summary>The webhook ids seen, as 128-bit hashes in many small sets: one big set would stall all requests when it grows.</summary>
internal sealed class SeenIds
{
    private const int Shards = 256;

    private readonly HashSet<UInt128>[] _shards = new HashSet<UInt128>[Shards];

    public SeenIds() => Clear();

    public void Clear()
    {
        for (var i = 0; i < Shards; i++)
        {
            _shards[i] = [];
        }
    }

    /// <summary>False when this id was seen before.</summary>
    public bool Add(UInt128 hash) => _shards[(int)(hash & (Shards - 1))].Add(hash);

    /// <summary>FNV-1a over the characters, 128 bits wide.</summary>
    public static UInt128 Hash(string id)
    {
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        var hash = new UInt128(0x6C62272E07BB0142, 0x62B821756295C58D);
        foreach (var character in id)
        {
            hash = (hash ^ character) * prime;
        }

        return hash;
    }
}
