namespace Eventhos.Bench.Drive;

/// <summary>What the load generator is to do, its connections dealt out to the ports in turn; handed over on its standard input, since a token has no place in a process list.</summary>
internal sealed record DriveOrder(
    IReadOnlyList<int> Ports,
    string EventIdentifier,
    string Token,
    int Connections,
    int BodyLength,
    double WarmupSeconds,
    double Seconds,
    long? Events);
