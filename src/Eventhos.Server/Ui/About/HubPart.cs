namespace Eventhos.Server.Ui.About;

/// <summary>A library in the hub.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Licence">Under which it comes.</param>
internal sealed record HubPart(string Name, string Licence);
