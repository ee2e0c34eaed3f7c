namespace Eventhos.Bench.Run;

/// <summary>How long the hub's tokens are, so that the probe's requests are as long as the hub's.</summary>
internal sealed class TokenLength
{
    /// <summary>Usual for a signed token; replaced by the real length once a hub has issued one.</summary>
    public int Value { get; set; } = 400;
}
