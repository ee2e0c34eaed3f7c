namespace Eventhos.Engine.Mapping.Scripts.Guards;

/// <summary>Collects the parts of a text and copies them once, after the budget has agreed to the whole.</summary>
internal sealed class BoundedText
{
    private readonly RunBudget _budget;
    private readonly List<string> _parts = [];
    private double _length;

    public BoundedText(RunBudget budget) => _budget = budget;

    public void Add(string part)
    {
        _length += part.Length;
        _budget.ReserveText(_length);
        _parts.Add(part);
    }

    public override string ToString() => string.Concat(_parts);
}
