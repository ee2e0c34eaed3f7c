using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

public sealed class HealthTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_root_says_Ok_to_a_program()
    {
        var answer = await hub.Anyone.GetAsync("/");

        Assert.Equal(200, answer.Status);
        Assert.Equal("Ok", answer.Text);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_a_404_in_the_envelope() =>
        (await hub.Admin.GetAsync("/no/such/thing")).Has(404, 404000);
}
