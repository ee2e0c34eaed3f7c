using Eventhos.Server.Commands.Demo.Report;

namespace Eventhos.Server.Commands.Demo;

/// <summary>How the run ended.</summary>
/// <param name="Figures">The table's lines.</param>
/// <param name="Faults">What was not as it should be, in sentences.</param>
internal sealed record DemoOutcome(IReadOnlyList<ContractFigures> Figures, IReadOnlyList<string> Faults)
{
    /// <summary>0 when all is as it should be.</summary>
    public int ExitCode => Faults.Count == 0 ? 0 : 1;
}
