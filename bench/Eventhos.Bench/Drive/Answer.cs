namespace Eventhos.Bench.Drive;

/// <summary>A whole HTTP response, as far as the load generator cares.</summary>
internal readonly record struct Answer(int Status, bool Close);
