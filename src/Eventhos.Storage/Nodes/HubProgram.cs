namespace Eventhos.Storage.Nodes;

/// <summary>The process, as it is shown.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Version">The program's version.</param>
public sealed record HubProgram(string Node, string Version);
