using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>The <c>$</c> signs of a replacement: ECMAScript's GetSubstitution, within the budget.</summary>
internal sealed class Substitution
{
    private readonly BoundedText _result;
    private readonly string _match;
    private readonly JsValue[] _captures;
    private readonly int _position;
    private readonly string _text;
    private readonly JsValue _groups;

    public Substitution(RunBudget budget, string match, JsValue[] captures, int position, string text, JsValue groups)
    {
        _result = new BoundedText(budget);
        _match = match;
        _captures = captures;
        _position = position;
        _text = text;
        _groups = groups;
    }

    public string Expand(string template)
    {
        var rest = template.AsSpan();
        while (!rest.IsEmpty)
        {
            var sign = rest.IndexOf('$');
            if (sign < 0)
            {
                _result.Add(rest.ToString());
                break;
            }

            _result.Add(rest[..sign].ToString());
            rest = rest[(sign + Sign(rest[sign..]))..];
        }

        return _result.ToString();
    }

    /// <summary>Adds what the sign at the beginning stands for and says how many characters it took.</summary>
    private int Sign(ReadOnlySpan<char> rest)
    {
        switch (rest.Length > 1 ? rest[1] : '\0')
        {
            case '$':
                _result.Add("$");
                return 2;
            case '&':
                _result.Add(_match);
                return 2;
            case '`':
                _result.Add(_text[.._position]);
                return 2;
            case '\'':
                _result.Add(_text[Math.Min(_text.Length, _position + _match.Length)..]);
                return 2;
            case '<' when !_groups.IsUndefined() && rest.IndexOf('>') is > 0 and var end:
                AddUnlessUndefined(_groups.AsObject().Get(rest[2..end].ToString()));
                return end + 1;
            default:
                return Number(rest);
        }
    }

    private int Number(ReadOnlySpan<char> rest)
    {
        for (var digits = 2; digits >= 1; digits--)
        {
            if (rest.Length > digits
                && !rest[1..(digits + 1)].ContainsAnyExceptInRange('0', '9')
                && int.Parse(rest[1..(digits + 1)]) is var number
                && number >= 1 && number <= _captures.Length)
            {
                AddUnlessUndefined(_captures[number - 1]);
                return digits + 1;
            }
        }

        _result.Add("$");
        return 1;
    }

    private void AddUnlessUndefined(JsValue value)
    {
        if (!value.IsUndefined())
        {
            _result.Add(TypeConverter.ToString(value));
        }
    }
}
