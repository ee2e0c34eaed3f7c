namespace Eventhos.Server.Ui;

/// <summary>Marks the endpoints of files that pages load: the same for everybody.</summary>
internal sealed class PageFile;
