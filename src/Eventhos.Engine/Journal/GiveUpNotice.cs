namespace Eventhos.Engine.Journal;

/// <summary>That somebody is to be told of an execution that gave up. Stored by its settle, so that neither can be without the other.</summary>
/// <param name="Cause">What went wrong in a word or two, e.g. <c>timeout</c> or <c>http_error 500</c>.</param>
/// <param name="At">When it gave up (UTC).</param>
/// <param name="Window">Notices of one contract and cause that fall within this time of the last one are told together, at its end.</param>
public sealed record GiveUpNotice(string Cause, DateTimeOffset At, TimeSpan Window);
