using Eventhos.Engine.Mapping;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>A body as its text.</summary>
internal static class TriedBody
{
    /// <summary>Its text in the encoding that it says, values of sensitive names masked.</summary>
    public static string Text(ReadOnlyMemory<byte> body, string? contentType, Masking masking) =>
        masking.MaskText(TextEncodings.Of(contentType).GetString(JsonFormat.WithoutMark(body.Span)));
}
