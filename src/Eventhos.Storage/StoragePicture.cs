namespace Eventhos.Storage;

/// <summary>The database, for those who run it.</summary>
/// <param name="Provider"><c>SQLite</c> or <c>PostgreSQL</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Bytes">How large it is on disk.</param>
/// <param name="Schema">The newest schema script that was applied.</param>
public sealed record StoragePicture(string Provider, string Version, long Bytes, string Schema);
