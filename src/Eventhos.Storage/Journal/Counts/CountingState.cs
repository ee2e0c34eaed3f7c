namespace Eventhos.Storage.Journal.Counts;

/// <summary>How far the log is watched.</summary>
/// <param name="Until">Whatever changes before this moment is noted, so counts up to it can be kept.</param>
/// <param name="Version">Another one whenever counts were forgotten or the moment was moved.</param>
/// <param name="HasChanges">True when changes are noted that counts don't know.</param>
/// <param name="Readiness">Whether counting may begin.</param>
internal sealed record CountingState(long Until, long Version, bool HasChanges, CountingReadiness Readiness);
