namespace Eventhos.Server.Settings;

/// <summary>The hub can't start as it is set up; every fault found is a plain sentence.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>With all faults.</summary>
    public StartRefusedException(IReadOnlyList<string> faults, Exception? inner = null)
        : base(string.Join(' ', faults), inner) => Faults = faults;

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Faults { get; }
}
