using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>The list of received events beside a place, and by contract and consumer; and its end.</summary>
public sealed class EventLogPlaceTests(ThreeDaysOfEvents days) : IClassFixture<ThreeDaysOfEvents>
{
    [Theory]
    [InlineData("order=desc&before=b2", "a2 b1 a1")]
    [InlineData("order=desc&before=b2&itemsPerPage=2", "a2 b1")]
    [InlineData("order=desc&after=b1&itemsPerPage=2", "b2 a2")]
    [InlineData("after=b1&itemsPerPage=2", "a2 b2")]
    [InlineData("before=b2&itemsPerPage=2", "b1 a2")]
    [InlineData("before=a3&after=a1", "b1 a2 b2")]
    [InlineData("order=desc&before=a3&after=a1&itemsPerPage=1", "b2")]
    [InlineData("order=desc&before=a3&state=processed", "a2 a1")]
    [InlineData("order=desc&before=a3&contract=B", "b2 b1")]
    [InlineData("order=desc&before=a1", "")]
    [InlineData("before=a3&pageIndex=7", "a1 b1 a2 b2")]
    public async Task A_page_is_found_by_its_place_whatever_came_since(string query, string expected)
    {
        var content = (await days.Hub.Admin.GetAsync($"/event/received?{(query.Contains("itemsPerPage", StringComparison.Ordinal) ? "" : "itemsPerPage=100&")}{await WithIdsAsync(query)}")).Has(200, 200000).Content;

        Assert.Equal(expected, NamesOf(content));
    }

    [Theory]
    [InlineData("contract=A", "a1 a2 a3")]
    [InlineData("contract=B", "b1 b2 b3")]
    [InlineData("contract=B&state=error", "b1 b2 b3")]
    [InlineData("contract=B&state=processed", "")]
    [InlineData("consumer=A", "a1 a2 a3")]
    [InlineData("consumer=A&contract=B", "")]
    [InlineData("event=A&state=processed&order=desc", "a3 a2 a1")]
    [InlineData("event=A&contract=B", "")]
    [InlineData("contractId=nonsense", "")]
    [InlineData("consumerId=-1", "")]
    [InlineData("contract=A&fromTime=2026-03-02&toTime=2026-03-02", "a2")]
    public async Task Events_are_found_by_their_kind_and_by_contract_and_consumer_of_their_executions(string query, string expected)
    {
        var content = (await days.Hub.Admin.GetAsync($"/event/received?itemsPerPage=100&{await WithIdsAsync(query)}")).Has(200, 200000).Content;

        Assert.Equal(expected, NamesOf(content));
        Assert.Equal((content["items"].Items.Count, false), (content.Number("totalItems"), content["moreThanTotal"].Value.GetBoolean()));
    }

    [Theory]
    [InlineData("itemsPerPage=2", "b3 a3", null)]
    [InlineData("itemsPerPage=2&since=2026-03-02", "b3 a3", 4)]
    [InlineData("itemsPerPage=9&contract=A&since=2026-03-02T10:00:00.001Z", "a3 a2 a1", 1)]
    [InlineData("itemsPerPage=1&state=error&since=2020-01-01", "b3", 3)]
    public async Task The_end_of_the_log_is_told_with_how_many_came_since_a_moment(string query, string expected, int? since)
    {
        var content = (await days.Hub.Admin.GetAsync($"/event/received/newest?{await WithIdsAsync(query)}")).Has(200, 200000).Content;

        Assert.Equal(expected, NamesOf(content));
        Assert.Equal(since?.ToString() ?? "null", content["since"].Raw);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1-1")]
    [InlineData("1-1-1")]
    [InlineData("99999999999999999-1")]
    public async Task What_is_no_place_is_refused(string place) =>
        (await days.Hub.Admin.GetAsync($"/event/received?before={place}")).Has(400, 400122);

    /// <summary>Names as the tests write them, by what the hub knows instead.</summary>
    private async Task<string> WithIdsAsync(string query)
    {
        var all = (await days.Hub.Admin.GetAsync("/event/received?itemsPerPage=100")).Content["items"].Items;
        var places = all.Select((item, i) => ("ab"[i % 2] + $"{(i / 2) + 1}", $"{item["receivedAt"].AsTime().ToUnixTimeMilliseconds()}-{item.Number("id")}")).ToDictionary();
        var parts = new List<string>();
        foreach (var part in query.Split('&'))
        {
            var (name, value) = (part.Split('=')[0], part.Split('=')[1]);
            var flow = value == "A" ? days.A : days.B;
            parts.Add(name switch
            {
                "before" or "after" => $"{name}={places[value]}",
                "contract" => $"contractId={flow.ContractId}",
                "event" => $"eventId={flow.Event.Id}",
                "consumer" => $"consumerId={(await days.Hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content.Number("consumerId")}",
                _ => part,
            });
        }

        return string.Join('&', parts);
    }

    private string NamesOf(Json content) => string.Join(' ', content["items"].Items.Select(item =>
        $"{(item.Number("eventId") == days.A.Event.Id ? 'a' : 'b')}{item["receivedAt"].AsTime().Day}"));
}
