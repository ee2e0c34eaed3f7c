namespace Eventhos.Engine.Mapping.JsonPath.Values;

/// <summary>A JSON number as written, compared by its exact value: no digit is lost to a double (RFC 9535, section 2.3.5.2.2).</summary>
internal readonly ref struct JsonNumber
{
    private const long ExponentLimit = 1L << 56;

    /// <summary>From the first digit that is not zero to the end of the mantissa, perhaps with a point inside.</summary>
    private readonly ReadOnlySpan<byte> digits;

    /// <summary>The power of ten of the place before the first digit.</summary>
    private readonly long magnitude;

    private readonly int sign;

    private JsonNumber(ReadOnlySpan<byte> digits, long magnitude, int sign)
    {
        this.digits = digits;
        this.magnitude = magnitude;
        this.sign = sign;
    }

    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var a = Read(left);
        var b = Read(right);
        if (a.sign != b.sign || a.sign == 0)
        {
            return a.sign.CompareTo(b.sign);
        }

        var order = a.magnitude.CompareTo(b.magnitude);
        return a.sign * (order != 0 ? order : CompareDigits(a.digits, b.digits));
    }

    private static JsonNumber Read(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var mantissa = isNegative ? text[1..] : text;
        var exponent = 0L;
        if (mantissa.IndexOfAny("eE"u8) is >= 0 and var mark)
        {
            exponent = ReadExponent(mantissa[(mark + 1)..]);
            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf((byte)'.');
        var wholeDigits = point < 0 ? mantissa.Length : point;
        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return default;
        }

        var leadingZeros = first < wholeDigits ? first : first - 1;
        return new JsonNumber(mantissa[first..], exponent + wholeDigits - leadingZeros, isNegative ? -1 : 1);
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var exponent = 0L;
        foreach (var digit in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), ExponentLimit);
        }

        return isNegative ? -exponent : exponent;
    }

    private static int CompareDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            var order = NextDigit(left, ref i) - NextDigit(right, ref j);
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }

    /// <summary>The digit there, past a point; zeros without end follow the last one.</summary>
    private static int NextDigit(ReadOnlySpan<byte> digits, ref int at)
    {
        if (at < digits.Length && digits[at] == '.')
        {
            at++;
        }

        return at < digits.Length ? digits[at++] : '0';
    }
}
