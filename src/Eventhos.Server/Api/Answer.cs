using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>An answer with content.</summary>
public sealed record Answer<T>(
    [property: JsonPropertyName("code"), Description("What came of it: 200000 or 200001, unless the call says otherwise.")] int Code,
    [property: JsonPropertyName("message"), Description("The same for people.")] string Message,
    [property: JsonPropertyName("content")] T Content)
    where T : notnull;
