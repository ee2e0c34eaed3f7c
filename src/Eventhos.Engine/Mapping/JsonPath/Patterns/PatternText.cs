using System.Text;

namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>Reads an I-Regexp one Unicode character at a time.</summary>
internal sealed class PatternText
{
    private const int End = -1;

    private readonly string text;
    private int position;

    public PatternText(string text)
    {
        this.text = text;
    }

    public bool IsAtEnd => position == text.Length;

    /// <summary>The next character, or -1 at the end and for a lone surrogate, which no I-Regexp holds.</summary>
    public int Peek() => !IsAtEnd && Rune.TryGetRuneAt(text, position, out var rune) ? rune.Value : End;

    public int Read()
    {
        var codePoint = Peek();
        position += codePoint == End ? 0 : new Rune(codePoint).Utf16SequenceLength;
        return codePoint;
    }

    public bool TryTake(string expected)
    {
        if (!StartsWith(expected))
        {
            return false;
        }

        position += expected.Length;
        return true;
    }

    public bool StartsWith(string expected) => text.AsSpan(position).StartsWith(expected);

    /// <summary>The text before the mark, which is taken too; null if the mark never comes.</summary>
    public string? TakeUntil(char mark)
    {
        var end = text.IndexOf(mark, position);
        if (end < 0)
        {
            return null;
        }

        var taken = text[position..end];
        position = end + 1;
        return taken;
    }

    /// <summary>A row of ASCII digits, perhaps none.</summary>
    public ReadOnlySpan<char> TakeDigits()
    {
        var start = position;
        while (!IsAtEnd && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text.AsSpan(start..position);
    }
}
