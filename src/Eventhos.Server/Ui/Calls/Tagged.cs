namespace Eventhos.Server.Ui.Calls;

/// <summary>What was read, and its entity tag (RFC 9110 section 8.8.3): it is another after any change.</summary>
internal sealed record Tagged<T>(T Content, string? Tag);
