using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>One generated request.</summary>
/// <param name="Number">Makes, with the seed, the same request again.</param>
/// <param name="Route">The route that it was made for.</param>
/// <param name="Who">Who calls.</param>
/// <param name="What">What is odd about it.</param>
/// <param name="Request">The bytes.</param>
/// <param name="IsHttp">False where the web server itself may refuse it, or hang up.</param>
internal sealed record FuzzCase(int Number, FuzzSeed Route, FuzzCaller Who, string What, byte[] Request, bool IsHttp)
{
    /// <summary>The request for reading.</summary>
    public string Shown
    {
        get
        {
            var text = new StringBuilder();
            foreach (var b in Request.AsSpan(0, Math.Min(Request.Length, 3000)))
            {
                text.Append(b is >= 0x20 and < 0x7F or (byte)'\n' ? (char)b : b == '\r' ? "" : $"\\x{b:x2}");
            }

            return Request.Length > 3000 ? $"{text}… ({Request.Length} bytes)" : text.ToString();
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"case {Number}, {Route.Name} as {Who}, {What}\n{Shown}";
}
