namespace Eventhos.Storage.Journal.Counts;

/// <summary>What the events of a span are, added up. Of few the ids are kept too, so that rare ones need not be searched for.</summary>
internal sealed class SpanDetail
{
    private const int MostIds = 16;

    private readonly Dictionary<(long EventTypeId, long SystemId, int States), (long Events, List<long>? Ids)> _events = [];

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    public void Add(SpanEntry entry)
    {
        var key = (entry.EventTypeId, entry.SystemId, entry.States);
        var (events, ids) = _events.TryGetValue(key, out var known) ? known : (0, []);
        events += entry.Events;
        if (ids is not null && entry.Ids is not null && events <= MostIds)
        {
            ids.AddRange(entry.Ids);
        }
        else
        {
            ids = null;
        }

        _events[key] = (events, ids);
        Total += entry.Events;
    }

    public void Add(IEnumerable<SpanEntry> entries)
    {
        foreach (var entry in entries)
        {
            Add(entry);
        }
    }

    public IEnumerable<SpanEntry> Entries =>
        _events.Select(pair => new SpanEntry(pair.Key.EventTypeId, pair.Key.SystemId, pair.Key.States, pair.Value.Events, pair.Value.Ids));

    /// <summary>As it is stored: for each entry four numbers, how many ids follow, and these, each less the one before; small numbers in few bytes.</summary>
    public byte[] Encode(bool withIds)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var (type, system, states, events, ids) in Entries.OrderBy(entry => (entry.EventTypeId, entry.SystemId, entry.States)))
        {
            writer.Write7BitEncodedInt64(type);
            writer.Write7BitEncodedInt64(system);
            writer.Write7BitEncodedInt(states);
            writer.Write7BitEncodedInt64(events);
            var kept = withIds ? ids ?? [] : [];
            writer.Write7BitEncodedInt(kept.Count);
            var before = 0L;
            foreach (var id in kept.Order())
            {
                writer.Write7BitEncodedInt64(id - before);
                before = id;
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>What was stored.</summary>
    public static IEnumerable<SpanEntry> Decode(byte[] stored)
    {
        using var bytes = new MemoryStream(stored);
        using var reader = new BinaryReader(bytes);
        while (bytes.Position < bytes.Length)
        {
            var (type, system) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            var (states, events) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64());
            yield return new SpanEntry(type, system, states, events, Ids(reader));
        }
    }

    private static long[]? Ids(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
        {
            return null;
        }

        var ids = new long[count];
        var before = 0L;
        for (var i = 0; i < count; i++)
        {
            ids[i] = before += reader.Read7BitEncodedInt64();
        }

        return ids;
    }
}
