namespace Eventhos.Engine.Mapping.JsonPath.Parsing;

/// <summary>The query text and how far it is read.</summary>
internal sealed class QueryText
{
    private const int MaxDepth = 100;
    private const char End = '\0';

    private readonly string text;
    private int depth;

    public QueryText(string text)
    {
        this.text = text;
    }

    public int Position { get; private set; }

    public bool IsAtEnd => Position == text.Length;

    /// <summary>The next character, or NUL at the end: no query holds a NUL.</summary>
    public char Peek() => IsAtEnd ? End : text[Position];

    public char Read()
    {
        var next = Peek();
        Position += IsAtEnd ? 0 : 1;
        return next;
    }

    public bool TryTake(string expected)
    {
        if (!text.AsSpan(Position).StartsWith(expected))
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    public void Take(string expected)
    {
        if (!TryTake(expected))
        {
            throw Fail($"Expected '{expected}'.");
        }
    }

    /// <summary>The longest row of such characters, perhaps none.</summary>
    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = Position;
        while (!IsAtEnd && belongs(text[Position]))
        {
            Position++;
        }

        return text[start..Position];
    }

    public string Since(int start) => text[start..Position];

    public void GoBackTo(int position) => Position = position;

    public void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    /// <summary>Every construct that holds others enters and leaves, so that no query exhausts the stack.</summary>
    public void Enter()
    {
        if (++depth > MaxDepth)
        {
            throw Fail($"The query nests more than {MaxDepth} levels deep.");
        }
    }

    public void Leave() => depth--;

    public JsonPathSyntaxException Fail(string message) => Fail(message, Position);

    public static JsonPathSyntaxException Fail(string message, int position) => new(message, position);
}
