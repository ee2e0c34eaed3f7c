namespace Eventhos.Server.Ui.Map;

/// <summary>The wire of one contract: level from producer to contract, level from action to consumer, and a curve between.</summary>
/// <param name="Contract">The contract's key.</param>
/// <param name="LeftY">How high it lies up to the contract.</param>
/// <param name="RightY">How high it lies from the action on.</param>
public sealed record MapWire(string Contract, double LeftY, double RightY);
