namespace Eventhos.Server.Ui.Calls;

/// <summary>What a call was answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The answer's.</param>
/// <param name="Body">From its beginning.</param>
internal sealed record CallAnswer(int Status, IHeaderDictionary Headers, MemoryStream Body);
