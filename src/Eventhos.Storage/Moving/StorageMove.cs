using System.Security.Cryptography;

namespace Eventhos.Storage.Moving;

/// <summary>
/// Copies everything of a hub from one storage to another that is empty. It can be stopped or killed at any moment and run again: how far it came
/// is stored with what was copied. The target is no hub until everything in it was compared with the source.
/// </summary>
public sealed class StorageMove
{
    private readonly MoveStore _from;
    private readonly MoveStore _to;
    private readonly IMoveProgress _progress;
    private readonly TableCopy _copy;

    /// <summary>From one to the other.</summary>
    public StorageMove(MoveStore from, MoveStore to, IMoveProgress progress)
        : this(from, to, progress, new MoveOptions())
    {
    }

    internal StorageMove(MoveStore from, MoveStore to, IMoveProgress progress, MoveOptions options)
    {
        _from = from;
        _to = to;
        _progress = progress;
        _copy = new TableCopy(from, to, progress, options);
    }

    /// <summary>Moves; answers what the comparison found. Where a table differs, the target stays one that no hub starts on.</summary>
    /// <exception cref="MoveRefusedException">It can't begin, or a row can't be copied.</exception>
    public async Task<IReadOnlyList<ComparedTable>> RunAsync(CancellationToken cancellationToken)
    {
        await _from.OpenSourceAsync(upgrade: true, cancellationToken);
        var fresh = await FreshAsync();
        var mark = await _to.OpenTargetAsync(fresh, cancellationToken);
        _progress.Note(ReferenceEquals(mark, fresh) ? $"From {_from.Name} to {_to.Name}." : $"From {_from.Name} to {_to.Name}, going on where the move was stopped.");
        foreach (var key in await _from.KeysAsync())
        {
            await _to.StoreKeyAsync(key);
        }

        foreach (var table in MovedTables.All)
        {
            await _copy.RunAsync(table, mark, cancellationToken);
        }

        await KeepIdsAsync();
        _progress.Note("Everything is copied. Comparing all rows of both sides.");
        var compared = await new Comparison(_from, _to, _progress).RunAsync(cancellationToken);
        if (compared.All(table => table.IsEqual))
        {
            await _to.FinishAsync();
        }

        return compared;
    }

    /// <summary>Compares two storages without changing anything.</summary>
    /// <exception cref="MoveRefusedException">One can't be read, or is in use.</exception>
    public async Task<IReadOnlyList<ComparedTable>> CompareAsync(CancellationToken cancellationToken)
    {
        await _from.OpenSourceAsync(upgrade: false, cancellationToken);
        await _to.OpenSourceAsync(upgrade: false, cancellationToken);
        return await new Comparison(_from, _to, _progress).RunAsync(cancellationToken);
    }

    private async Task<MoveMark> FreshAsync()
    {
        if (await _from.SettingAsync(MoveMark.Name) is not null)
        {
            throw new MoveRefusedException($"{_from.Name} is itself the target of a move that is not finished.");
        }

        // Random bytes, encrypted: the same for this hub alone.
        var hub = await _from.SettingAsync("hub_id") ?? throw new MoveRefusedException($"No hub has ever run on {_from.Name}.");
        return new MoveMark { Hub = Convert.ToHexStringLower(SHA256.HashData(hub)), LastSession = await _from.LastSessionAsync(), From = _from.Name };
    }

    /// <summary>Ids of rows that were deleted are not used again either.</summary>
    private async Task KeepIdsAsync()
    {
        foreach (var table in MovedTables.All.Where(table => table.HandsOutIds || table.Sequence is not null))
        {
            await _to.SetLastIdAsync(table, await _from.LastIdAsync(table.Name));
        }

        await _to.SetLastIdAsync(MovedTables.Sessions, await _from.LastSessionAsync());
    }
}
