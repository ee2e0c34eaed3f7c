using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>A flood of sign-ins.</summary>
public sealed class SignInFloodTests
{
    [Fact]
    public async Task Too_many_sign_ins_at_once_are_told_to_come_again_while_events_go_on()
    {
        await using var hub = await RunningHub.StartAsync(("Auth:AddressLockoutFailures", "0"));
        var kind = await hub.AddEventAsync();
        var places = Math.Max(1, Environment.ProcessorCount / 2) * 65;

        var flood = Enumerable.Range(0, places + 40).Select(i => hub.Anyone.TryLoginAsync($"nobody {i}", "wrong")).ToList();
        for (var i = 0; i < 20; i++)
        {
            (await hub.SendAsync(kind)).Has(203, 200310);
        }

        var answers = await Task.WhenAll(flood);
        Assert.All(answers, answer => Assert.True(answer.Code is 401001 or 503000, answer.Text));
        var refused = answers.Where(answer => answer.Code == 503000).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("2", answer.Has(503, 503000).Headers["Retry-After"]));

        (await hub.Anyone.TryLoginAsync("admin", "correct horse battery staple")).Has(201, 200000);
    }
}
