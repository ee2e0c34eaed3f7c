using System.Runtime.InteropServices;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>A received event's place in the log.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogKey(long ReceivedAt, long Id);
