using System.Text.Json;

namespace Eventhos.Server.Ui.Parts;

/// <summary>What is filled in on a form, and whether it is another than what is saved.</summary>
/// <typeparam name="T">The fields; what of them is serialized counts.</typeparam>
public sealed class Draft<T>
    where T : class
{
    private string _saved;

    /// <summary>A form that begins with <paramref name="value"/>.</summary>
    public Draft(T value)
    {
        Value = value;
        _saved = Written(value);
    }

    /// <summary>The fields now.</summary>
    public T Value { get; }

    /// <summary>True while something would be lost.</summary>
    public bool IsChanged => Written(Value) != _saved;

    /// <summary>From now on this counts as saved.</summary>
    public void Keep() => _saved = Written(Value);

    private static string Written(T value) => JsonSerializer.Serialize(value);
}
