namespace Eventhos.Bench.Processes;

/// <summary>The benchmark could not be carried out; the message is for the person at the terminal.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
