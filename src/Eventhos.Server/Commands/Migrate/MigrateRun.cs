using System.Data.Common;
using System.Xml;
using Eventhos.Server.Settings;
using Eventhos.Storage.Moving;

namespace Eventhos.Server.Commands.Migrate;

/// <summary>One run of the command.</summary>
internal sealed class MigrateRun
{
    /// <summary>Both sides hold the same.</summary>
    public const int Equal = 0;

    /// <summary>They do not.</summary>
    public const int Different = 1;

    /// <summary>It could not begin or was stopped.</summary>
    public const int CouldNot = 2;

    private readonly StorageAddress _from;
    private readonly StorageAddress _to;
    private readonly MoveScreen _screen;
    private readonly TimeProvider _time;

    public MigrateRun(StorageAddress from, StorageAddress to, MoveScreen screen, TimeProvider time)
    {
        _from = from;
        _to = to;
        _screen = screen;
        _time = time;
    }

    /// <summary>Moves, or compares only; answers the exit code.</summary>
    public async Task<int> RunAsync(bool verify, CancellationToken cancellationToken)
    {
        try
        {
            var compared = await WithStoresAsync(verify, cancellationToken);
            _screen.Show(compared);
            return Tell(verify, compared);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _screen.Error(verify ? "Stopped." : "Stopped. Run the same command again to go on.");
        }
        catch (Exception e) when (e is MoveRefusedException or StartRefusedException)
        {
            _screen.Error(e.Message);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException or XmlException)
        {
            _screen.Error($"It could not go on: {e.Message}");
            if (!verify)
            {
                _screen.Error("When that is put right, run the same command again.");
            }
        }

        return CouldNot;
    }

    private async Task<IReadOnlyList<ComparedTable>> WithStoresAsync(bool verify, CancellationToken cancellationToken)
    {
        await using var from = _from.Open(mustExist: true, _time, out var source);
        using (source)
        {
            await using var to = _to.Open(mustExist: verify, _time, out var target);
            using (target)
            {
                var move = new StorageMove(from, to, _screen);
                return verify ? await move.CompareAsync(cancellationToken) : await move.RunAsync(cancellationToken);
            }
        }
    }

    private int Tell(bool verify, IReadOnlyList<ComparedTable> compared)
    {
        var different = compared.Where(table => !table.IsEqual).Select(table => table.Table).ToList();
        if (different.Count > 0)
        {
            _screen.Error($"Not the same on both sides: {string.Join(", ", different)}.");
            if (!verify)
            {
                _screen.Error("No hub will start on the target. Empty it and run the command again.");
            }

            return Different;
        }

        _screen.Note("Both sides hold the same.");
        if (!verify)
        {
            _screen.Note($"Start the hub on it with\n  {_to.StartLine()}\nand never again on what it came from: both would carry out what was not finished.");
        }

        return Equal;
    }
}
