namespace Eventhos.Bench.Drive;

/// <summary>The words spoken between the load generator and the process that started it.</summary>
internal static class DriveLines
{
    public const string Warm = "warm ";
    public const string Go = "go";
    public const string Progress = "answered ";
    public const string Report = "report ";
}
