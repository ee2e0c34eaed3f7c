using Eventhos.Engine.Dispatch;

namespace Eventhos.Storage.Journal;

/// <summary>No place in memory: what becomes due stays in the database.</summary>
internal sealed class NoLanes : ILaneReservations
{
    public static readonly NoLanes Instance = new();

    /// <inheritdoc />
    public bool TryReserve(long actionId, int bytes) => false;

    /// <inheritdoc />
    public void Release(long actionId, int bytes)
    {
        // Nothing was taken.
    }
}
