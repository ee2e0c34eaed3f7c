using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Status">The HTTP status; 0 where the connection was dropped without an answer.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">The body, its chunks put together.</param>
/// <param name="Took">From the first byte sent to the last received.</param>
internal sealed record FuzzAnswer(int Status, string Head, byte[] Body, TimeSpan Took)
{
    /// <summary>True for answers that say no, or that something went wrong.</summary>
    public bool IsRefusal => Status >= 400;

    /// <summary>The body for reading; bytes that are not UTF-8 show as replacement characters.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>True where a header line of this name and value is there.</summary>
    public bool Says(string name, string value) =>
        Head.Contains($"\r\n{name}: {value}", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string ToString() => Status == 0 ? "no answer" : $"{Head.Split('\r')[0]} after {Took.TotalMilliseconds:0} ms: {(Body.Length > 600 ? Text[..Math.Min(Text.Length, 600)] + "…" : Text)}";
}
