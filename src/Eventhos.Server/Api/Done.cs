using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api;

/// <summary>An answer without content: it was done.</summary>
public sealed record Done(
    [property: JsonPropertyName("code"), Description("What came of it: 200001, unless the call says otherwise.")] int Code,
    [property: JsonPropertyName("message"), Description("The same for people.")] string Message);
