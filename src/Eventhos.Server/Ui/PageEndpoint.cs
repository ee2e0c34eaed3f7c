namespace Eventhos.Server.Ui;

/// <summary>Marks the endpoints of the pages: what browsers load, beside the API.</summary>
internal sealed class PageEndpoint;
