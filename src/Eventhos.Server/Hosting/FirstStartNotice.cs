namespace Eventhos.Server.Hosting;

/// <summary>Where the first credentials are shown.</summary>
/// <param name="Output">The console; nowhere for a hub that nobody signs in to by hand.</param>
public sealed record FirstStartNotice(TextWriter Output);
