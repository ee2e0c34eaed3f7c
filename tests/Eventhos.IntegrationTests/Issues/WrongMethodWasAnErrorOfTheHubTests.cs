using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Issues;

/// <summary>A method that a route does not take was answered 500, because the permission check stumbled over routing's own answer.</summary>
public sealed class WrongMethodWasAnErrorOfTheHubTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("/auth/login")]
    [InlineData("/auth/token")]
    public async Task A_method_that_a_route_does_not_take_is_a_405_in_the_envelope(string path) =>
        (await hub.Admin.DeleteAsync(path)).Has(405, 405000);
}
