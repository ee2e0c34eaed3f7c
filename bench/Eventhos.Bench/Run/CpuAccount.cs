using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>Who uses the processors while a run is measured.</summary>
internal sealed class CpuAccount(IReadOnlyList<Child> target, Child driver, Child consumer)
{
    private readonly CpuFigures _before = Read(target, driver, consumer);

    public CpuFigures Used()
    {
        var now = Read(target, driver, consumer);
        var used = new CpuFigures(
            now.Target - _before.Target, now.Driver - _before.Driver, now.Consumer - _before.Consumer, now.Others - _before.Others);
        return used with { Others = Math.Max(0, used.Others - used.Target - used.Driver - used.Consumer) };
    }

    private static CpuFigures Read(IReadOnlyList<Child> target, Child driver, Child consumer) => new(
        target.Sum(process => process.Usage().CpuSeconds), driver.Usage().CpuSeconds, consumer.Usage().CpuSeconds, MachineCpu.BusySeconds());
}
