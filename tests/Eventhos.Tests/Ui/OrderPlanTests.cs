using Eventhos.Server.Ui.Events;

namespace Eventhos.Tests.Ui;

/// <summary>Contracts move between the steps of an event, and none is lost on the way.</summary>
public sealed class OrderPlanTests
{
    [Theory]
    [InlineData("1|2|3", "earlier", 2, "1,2|3")]
    [InlineData("1,2|3", "earlier", 2, "2|1|3")]
    [InlineData("1|2|3", "earlier", 1, "1|2|3")]
    [InlineData("1|2|3", "later", 1, "1,2|3")]
    [InlineData("1|2,3", "later", 3, "1|2|3")]
    [InlineData("1|2|3", "later", 3, "1|2|3")]
    [InlineData("1,2,3", "alone", 2, "1,3|2")]
    [InlineData("1|2|3", "alone", 2, "1|2|3")]
    public void A_contract_goes_a_step_earlier_or_later_or_into_one_of_its_own(string before, string move, long id, string after)
    {
        var plan = Read(before);
        var (can, go) = move switch
        {
            "earlier" => (plan.CanGoEarlier(id), (Action<long>)plan.GoEarlier),
            "later" => (plan.CanGoLater(id), plan.GoLater),
            _ => (plan.CanGoAlone(id), plan.GoAlone),
        };

        go(id);

        Assert.True(plan.IsLike(Read(after)), string.Join('|', plan.Steps.Select(step => string.Join(',', step))));
        Assert.Equal(before != after, can);
    }

    [Theory]
    [InlineData("1|2|3", true, 3, 0, "1,3|2")]
    [InlineData("1|2|3", true, 1, 2, "2|1,3")]
    [InlineData("1|2|3", false, 3, 1, "1|3|2")]
    [InlineData("1|2|3", false, 1, 3, "2|3|1")]
    [InlineData("1,2|3", false, 2, 0, "2|1|3")]
    [InlineData("1|2|3", true, 1, 9, "1|2|3")]
    [InlineData("1|2|3", false, 9, 0, "1|2|3")]
    public void A_contract_is_put_into_a_step_or_between_two(string before, bool into, long id, int step, string after)
    {
        var plan = Read(before);

        if (into)
        {
            plan.PutInto(id, step);
        }
        else
        {
            plan.PutBefore(id, step);
        }

        Assert.True(plan.IsLike(Read(after)), string.Join('|', plan.Steps.Select(one => string.Join(',', one))));
    }

    [Fact]
    public void A_plan_for_other_contracts_drops_those_that_are_gone_and_puts_new_ones_last() =>
        Assert.True(Read("1|2|3,4").For([1, 4, 7]).IsLike(Read("1|4|7")));

    [Fact]
    public void Orders_count_from_the_lowest_there_was() =>
        Assert.Equal([(5L, 4), (1L, 5), (2L, 5)], OrderPlan.Of([(5, 4), (1, 20), (2, 20)]).Orders(4));

    private static OrderPlan Read(string text) =>
        OrderPlan.Of(text.Split('|').SelectMany((step, order) => step.Split(',').Select(id => (long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), order))));
}
