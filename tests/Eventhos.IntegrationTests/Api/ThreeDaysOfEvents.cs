using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Api;

/// <summary>A hub that received an event of A, which is delivered, at 10:00, and one of B, which fails, at 23:45, on each of March 1 to 3, 2026.</summary>
public sealed class ThreeDaysOfEvents : IAsyncLifetime
{
    private RunningHub? _hub;
    private Receiver? _receiver;
    private Flow? _a;
    private Flow? _b;

    public RunningHub Hub => _hub!;

    public Flow A => _a!;

    public Flow B => _b!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        _hub = await RunningHub.StartAsync(time, ("Auth:TokenLifetimeSeconds", "2592000"));
        _receiver = await Receiver.StartAsync();
        _receiver.Answers("/fails", Replies.Status(500));
        _a = await _hub.AddFlowAsync(new ActionSpec(_receiver.Url()));
        _b = await _hub.AddFlowAsync(new ActionSpec(_receiver.Url("/fails")));
        for (var day = 1; day <= 3; day++)
        {
            time.SetUtcNow(new DateTimeOffset(2026, 3, day, 10, 0, 0, TimeSpan.Zero));
            (await _a.CarryOutAsync()).Delivered();
            time.SetUtcNow(new DateTimeOffset(2026, 3, day, 23, 45, 0, TimeSpan.Zero));
            (await _b.CarryOutAsync()).GaveUp("http_error");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await _receiver!.DisposeAsync();
    }
}
