namespace Eventhos.Bench.Probe;

/// <summary>One request to make.</summary>
internal readonly record struct Forward(long Id, int Copy, byte[] Body);
