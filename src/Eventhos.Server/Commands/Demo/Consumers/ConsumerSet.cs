using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Consumers;

/// <summary>The consumers' servers, each on its own free port of this machine.</summary>
internal sealed class ConsumerSet : IAsyncDisposable
{
    /// <summary>Where a consumer gives tokens.</summary>
    public const string TokenPath = "/oauth/token";

    /// <summary>What a consumer opens only to a token.</summary>
    public const string ProtectedPath = "/protected";

    private readonly List<ConsumerReceiver> _receivers = [];

    private ConsumerSet()
    {
    }

    /// <summary>The servers.</summary>
    public IReadOnlyList<ConsumerReceiver> Receivers => _receivers;

    /// <summary>Gives tokens to those who have the secret.</summary>
    public TokenDesk Tokens { get; } = new();

    /// <summary>Shared with the producer.</summary>
    public WebhookSignature Signature { get; } = new();

    /// <summary>The token endpoint.</summary>
    public Uri TokenUrl => new(Of(DemoActions.RecordRelease.System).Address, TokenPath);

    /// <summary>Starts them.</summary>
    public static async Task<ConsumerSet> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var consumers = new ConsumerSet();
        try
        {
            foreach (var system in DemoScenario.Systems.Where(system => system.Behaviour is not null))
            {
                consumers._receivers.Add(await ConsumerReceiver.StartAsync(system, consumers.Tokens, consumers.Signature, time, cancellationToken));
            }

            return consumers;
        }
        catch
        {
            await consumers.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server of a system.</summary>
    public ConsumerReceiver Of(string system) => _receivers.Single(receiver => receiver.Name == system);

    /// <summary>Where an action's requests go.</summary>
    public Uri UrlOf(DemoAction action) => new(Of(action.System).Address, action.Path);

    /// <summary>Everything they saw, by execution.</summary>
    public ILookup<string, Receipt> Receipts() =>
        _receivers.SelectMany(receiver => receiver.Receipts).ToLookup(receipt => receipt.WebhookId, StringComparer.Ordinal);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers)
        {
            await receiver.DisposeAsync();
        }
    }
}
