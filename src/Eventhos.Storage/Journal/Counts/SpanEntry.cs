using System.Runtime.InteropServices;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>How many events of a type and system have executions in exactly these states (<see cref="StateBits"/>).</summary>
/// <param name="EventTypeId">Their type.</param>
/// <param name="SystemId">Their system.</param>
/// <param name="States">The states.</param>
/// <param name="Events">How many they are.</param>
/// <param name="Ids">Which ones they are; null where that is not kept.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpanEntry(long EventTypeId, long SystemId, int States, long Events, IReadOnlyList<long>? Ids);
