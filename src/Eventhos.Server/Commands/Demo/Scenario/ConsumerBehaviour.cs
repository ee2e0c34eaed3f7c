namespace Eventhos.Server.Commands.Demo.Scenario;

/// <summary>How a consumer's receiver treats its requests.</summary>
/// <param name="Delay">How long it takes to answer.</param>
/// <param name="FailEvery">Each request with a multiple of this number is answered with 503; 0 answers all.</param>
internal sealed record ConsumerBehaviour(TimeSpan Delay, int FailEvery);
