namespace Eventhos.Engine.Dispatch;

/// <summary>Places in memory for executions. A place taken must be used or given back.</summary>
public interface ILaneReservations
{
    /// <summary>Takes a place in the lane of an action; false leaves the execution in the database until the lane has room.</summary>
    bool TryReserve(long actionId, int bytes);

    /// <summary>Gives a place back whose execution is settled, or was never committed.</summary>
    void Release(long actionId, int bytes);
}
