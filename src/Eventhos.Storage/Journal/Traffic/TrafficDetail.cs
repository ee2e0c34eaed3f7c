namespace Eventhos.Storage.Journal.Traffic;

/// <summary>The traffic of a span of time: the events that were received in it, and what became of their executions.</summary>
public sealed class TrafficDetail
{
    private readonly Dictionary<(long EventTypeId, long SystemId), long> _events = [];
    private readonly Dictionary<(long ContractId, long ActionId), ExecutionCounts> _executions = [];

    /// <summary>How many events were received.</summary>
    public long Received { get; private set; }

    /// <summary>How many of each type, and from which system.</summary>
    public IReadOnlyDictionary<(long EventTypeId, long SystemId), long> Events => _events;

    /// <summary>The executions of each contract, by the action that they carried out.</summary>
    public IReadOnlyDictionary<(long ContractId, long ActionId), ExecutionCounts> Executions => _executions;

    /// <summary>Adds events.</summary>
    public void Add(long eventTypeId, long systemId, long events)
    {
        _events[(eventTypeId, systemId)] = _events.GetValueOrDefault((eventTypeId, systemId)) + events;
        Received += events;
    }

    /// <summary>Where the executions of a contract are counted.</summary>
    public ExecutionCounts Of(long contractId, long actionId)
    {
        if (!_executions.TryGetValue((contractId, actionId), out var counts))
        {
            _executions.Add((contractId, actionId), counts = new ExecutionCounts());
        }

        return counts;
    }

    /// <summary>Adds another span's.</summary>
    public void Add(TrafficDetail other)
    {
        foreach (var ((type, system), events) in other._events)
        {
            Add(type, system, events);
        }

        foreach (var ((contract, action), counts) in other._executions)
        {
            Of(contract, action).Add(counts);
        }
    }

    /// <summary>As it is stored: small numbers in few bytes.</summary>
    internal byte[] Encode()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(_events.Count);
        foreach (var ((type, system), events) in _events.OrderBy(pair => pair.Key))
        {
            writer.Write7BitEncodedInt64(type);
            writer.Write7BitEncodedInt64(system);
            writer.Write7BitEncodedInt64(events);
        }

        writer.Write7BitEncodedInt(_executions.Count);
        foreach (var ((contract, action), counts) in _executions.OrderBy(pair => pair.Key))
        {
            writer.Write7BitEncodedInt64(contract);
            writer.Write7BitEncodedInt64(action);
            counts.Write(writer);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Adds what was stored.</summary>
    internal void Decode(byte[] stored)
    {
        using var bytes = new MemoryStream(stored);
        using var reader = new BinaryReader(bytes);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            Add(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        }

        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            Of(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64()).Read(reader);
        }
    }
}
