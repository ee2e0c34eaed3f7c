using System.Collections.Concurrent;
using Eventhos.Engine.Dispatch;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Lanes with room, or without, that count the places taken.</summary>
public sealed class TestLanes : ILaneReservations
{
    private readonly bool _room;
    private readonly ConcurrentDictionary<long, int> _taken = new();

    public TestLanes(bool room = true) => _room = room;

    public int Taken => _taken.Values.Sum();

    public bool TryReserve(long actionId, int bytes)
    {
        if (_room)
        {
            _taken.AddOrUpdate(actionId, 1, static (_, count) => count + 1);
        }

        return _room;
    }

    public void Release(long actionId, int bytes) => _taken.AddOrUpdate(actionId, -1, static (_, count) => count - 1);
}
