using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 5: the list of received events. One hub whose clock the fixture sets, with events of three days.</summary>
public sealed class EventLogFilterTests(ThreeDaysOfEvents days) : IClassFixture<ThreeDaysOfEvents>
{
    [Theory]
    [InlineData("", "a1 b1 a2 b2 a3 b3")]
    [InlineData("order=desc", "b3 a3 b2 a2 b1 a1")]
    [InlineData("fromTime=2026-03-02", "a2 b2 a3 b3")]
    [InlineData("toTime=2026-03-02", "a1 b1 a2 b2")]
    [InlineData("fromTime=2026-03-02&toTime=2026-03-02", "a2 b2")]
    [InlineData("toTime=2026-03-02T23:30:00.000Z", "a1 b1 a2")]
    [InlineData("fromTime=2026-03-02T10:00:00.000Z", "a2 b2 a3 b3")]
    [InlineData("fromTime=2026-03-02T10:00:00.001Z", "b2 a3 b3")]
    [InlineData("toTime=2026-03-02T10:00:00.000Z", "a1 b1 a2")]
    [InlineData("fromTime=2026-03-02T12:00:00%2B02:00", "a2 b2 a3 b3")]
    [InlineData("fromTime=2027-01-01", "")]
    [InlineData("state=processed", "a1 a2 a3")]
    [InlineData("state=error", "b1 b2 b3")]
    [InlineData("state=processing", "")]
    [InlineData("state=aborted", "")]
    [InlineData("state=retried", "")]
    [InlineData("state=processed&fromTime=2026-03-02", "a2 a3")]
    [InlineData("state=", "a1 b1 a2 b2 a3 b3")]
    public async Task Filters_narrow_items_and_total_alike(string query, string expected)
    {
        var content = (await days.Hub.Admin.GetAsync($"/event/received?itemsPerPage=100&{query}")).Has(200, 200000).Content;

        Assert.Equal(expected, NamesOf(content));
        Assert.Equal(content["items"].Items.Count, content.Number("totalItems"));
    }

    [Fact]
    public async Task The_system_filter_and_the_id_search_find_exactly_theirs()
    {
        var ofA = (await days.Hub.Admin.GetAsync($"/event/received?systemId={days.A.Event.Producer.SystemId}")).Content;
        var first = ofA["items"][0];
        var byId = (await days.Hub.Admin.GetAsync($"/event/received?idSearch={first.Number("id")}")).Content;
        var mismatch = (await days.Hub.Admin.GetAsync($"/event/received?idSearch={first.Number("id")}&systemId={days.B.Event.Producer.SystemId}")).Content;

        Assert.Equal("a1 a2 a3", NamesOf(ofA));
        Assert.Equal("a1", NamesOf(byId));
        Assert.Equal(0, mismatch.Number("totalItems"));
    }

    [Fact]
    public async Task The_identifier_search_finds_a_part_in_any_letter_case_and_works_with_dates_and_paging()
    {
        var part = Uri.EscapeDataString(days.A.Event.Identifier[..^3].ToUpperInvariant());

        var all = (await days.Hub.Admin.GetAsync($"/event/received?eventIdentifierSearch={part}&itemsPerPage=2")).Content;
        var second = (await days.Hub.Admin.GetAsync($"/event/received?eventIdentifierSearch={part}&itemsPerPage=2&pageIndex=1")).Content;
        var late = (await days.Hub.Admin.GetAsync($"/event/received?eventIdentifierSearch={part}&fromTime=2026-03-02&itemsPerPage=1&pageIndex=1")).Content;

        Assert.Equal("a1 a2", NamesOf(all));
        Assert.Equal(3, all.Number("totalItems"));
        Assert.Equal(2, all.Number("totalPages"));
        Assert.Equal("a3", NamesOf(second));
        Assert.Equal("a3", NamesOf(late));
        Assert.Equal(2, late.Number("totalItems"));
    }

    [Theory]
    [InlineData("eventIdentifierSearch=%25")]
    [InlineData("eventIdentifierSearch=_______________________________________________")]
    [InlineData("eventIdentifierSearch='")]
    [InlineData("idSearch=nonsense")]
    [InlineData("systemId=nonsense")]
    [InlineData("state=nonsense")]
    public async Task What_matches_nothing_finds_nothing(string query)
    {
        var content = (await days.Hub.Admin.GetAsync($"/event/received?{query}")).Has(200, 200000).Content;

        Assert.Empty(content["items"].Items);
        Assert.Equal(0, content.Number("totalItems"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order=desc&")]
    public async Task Every_page_shows_its_part_also_from_the_end(string order)
    {
        var seen = new List<string>();
        for (var page = 0; page < 4; page++)
        {
            var content = (await days.Hub.Admin.GetAsync($"/event/received?{order}itemsPerPage=2&pageIndex={page}")).Content;
            Assert.Equal([page, 2, 6, 3], new[] { "pageIndex", "itemsPerPage", "totalItems", "totalPages" }.Select(content.Number));
            seen.Add(NamesOf(content));
        }

        Assert.Equal(order.Length == 0 ? ["a1 b1", "a2 b2", "a3 b3", ""] : ["b3 a3", "b2 a2", "b1 a1", ""], seen);
    }

    [Fact]
    public async Task A_page_has_five_lines_unless_asked_otherwise()
    {
        var content = (await days.Hub.Admin.GetAsync("/event/received?itemsPerPage=no&pageIndex=no&order=no")).Content;

        Assert.Equal("a1 b1 a2 b2 a3", NamesOf(content));
    }

    [Theory]
    [InlineData("fromTime=yesterday")]
    [InlineData("toTime=2026-13-01")]
    public async Task A_date_that_is_none_is_refused(string query) =>
        Assert.Equal(400, (await days.Hub.Admin.GetAsync($"/event/received?{query}")).Status);

    private string NamesOf(Json page) => string.Join(' ', page["items"].Items.Select(item =>
        (item.Number("eventId") == days.A.Event.Id ? "a" : "b") + item["receivedAt"].AsTime().Day));
}
