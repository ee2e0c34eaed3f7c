using System.Runtime.InteropServices;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>A received event as it is counted: with the states that it has executions in (<see cref="StateBits"/>).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CountedEvent(long ReceivedAt, long Id, long EventTypeId, long SystemId, int States);
