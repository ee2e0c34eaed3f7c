namespace Eventhos.Server.Ui.Events;

/// <summary>An event's contracts in steps: those of one step run side by side, the next step after them.</summary>
public sealed class OrderPlan
{
    private readonly List<List<long>> _steps;

    private OrderPlan(List<List<long>> steps) => _steps = steps;

    /// <summary>The contracts of each step, by their ids.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Steps => _steps;

    /// <summary>The plan of contracts with their orders.</summary>
    public static OrderPlan Of(IEnumerable<(long Id, int Order)> contracts) =>
        new([.. contracts.GroupBy(contract => contract.Order).OrderBy(step => step.Key).Select(step => step.Select(contract => contract.Id).ToList())]);

    /// <summary>The order of each contract, the first step's being <paramref name="first"/>.</summary>
    public IEnumerable<(long Id, int Order)> Orders(int first) => _steps.SelectMany((step, index) => step.Select(id => (id, first + index)));

    /// <summary>The step of a contract, from 0.</summary>
    public int StepOf(long id) => _steps.FindIndex(step => step.Contains(id));

    /// <summary>It can go to an earlier step, or in front of its own.</summary>
    public bool CanGoEarlier(long id) => StepOf(id) > 0 || CanGoAlone(id);

    /// <summary>It can go to a later step, or behind its own.</summary>
    public bool CanGoLater(long id) => StepOf(id) < _steps.Count - 1 || CanGoAlone(id);

    /// <summary>Others share its step.</summary>
    public bool CanGoAlone(long id) => _steps[StepOf(id)].Count > 1;

    /// <summary>Into the step before; out of the first, into a step of its own in front of all.</summary>
    public void GoEarlier(long id) => Go(id, StepOf(id) - 1, edge: 0);

    /// <summary>Into the step after; out of the last, into a step of its own behind all.</summary>
    public void GoLater(long id) => Go(id, StepOf(id) + 1, edge: _steps.Count);

    /// <summary>Into a step of its own, right after the one it was in.</summary>
    public void GoAlone(long id) => PutBefore(id, StepOf(id) + 1);

    /// <summary>Into a step, beside what is there.</summary>
    public void PutInto(long id, int step)
    {
        if (step < 0 || step >= _steps.Count || StepOf(id) is < 0)
        {
            return;
        }

        var target = _steps[step];
        if (!target.Contains(id))
        {
            Take(id);
            target.Add(id);
            _steps.RemoveAll(one => one.Count == 0);
        }
    }

    /// <summary>Into a step of its own in front of another, or behind all.</summary>
    public void PutBefore(long id, int step)
    {
        if (step < 0 || step > _steps.Count || StepOf(id) is < 0)
        {
            return;
        }

        Take(id);
        _steps.Insert(step, [id]);
        _steps.RemoveAll(one => one.Count == 0);
    }

    /// <summary>This plan for the contracts that there are by now: those that are gone leave it, new ones come last.</summary>
    public OrderPlan For(IReadOnlyCollection<long> contracts)
    {
        var steps = _steps.Select(step => step.Where(contracts.Contains).ToList()).Where(step => step.Count > 0).ToList();
        var added = contracts.Where(id => StepOf(id) < 0).ToList();
        return new OrderPlan(added.Count == 0 ? steps : [.. steps, added]);
    }

    /// <summary>The same steps with the same contracts.</summary>
    public bool IsLike(OrderPlan other) => _steps.Count == other._steps.Count && _steps.Zip(other._steps).All(pair => pair.First.Order().SequenceEqual(pair.Second.Order()));

    private void Go(long id, int step, int edge)
    {
        if (step >= 0 && step < _steps.Count)
        {
            PutInto(id, step);
        }
        else if (CanGoAlone(id))
        {
            PutBefore(id, edge);
        }
    }

    private void Take(long id) => _steps[StepOf(id)].Remove(id);
}
