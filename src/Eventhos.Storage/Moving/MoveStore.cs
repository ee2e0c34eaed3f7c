using System.Data.Common;
using System.Globalization;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Moving;

/// <summary>One side of a move: a storage that no hub uses meanwhile. What differs between storages is in its two kinds.</summary>
public abstract class MoveStore : IAsyncDisposable
{
    /// <summary>What people call it; never a secret.</summary>
    public abstract string Name { get; }

    /// <summary>Its connection, once it is open.</summary>
    internal abstract DbConnection Connection { get; }

    /// <summary>Opens it to be read: nobody changes anything until it is closed.</summary>
    /// <param name="upgrade">Brings it to this version's schema first, as a start would.</param>
    /// <param name="cancellationToken">Ends the wait for others.</param>
    /// <exception cref="MoveRefusedException">It is in use, or can't be reached.</exception>
    internal abstract Task OpenSourceAsync(bool upgrade, CancellationToken cancellationToken);

    /// <summary>Opens it to be filled, and makes the schema where it is missing; answers the mark of this move, which may have begun earlier.</summary>
    /// <exception cref="MoveRefusedException">It is in use, can't be reached, or holds something else.</exception>
    internal abstract Task<MoveMark> OpenTargetAsync(MoveMark fresh, CancellationToken cancellationToken);

    /// <summary>Reads the rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="part">What is left out, in which case rows come in the order of their keys; null for all rows in any order.</param>
    /// <param name="take">Gets each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal abstract Task ReadAsync(MovedTable table, CopiedPart? part, Func<MovedValue[], ValueTask> take, CancellationToken cancellationToken);

    /// <summary>Stores rows and the mark in one transaction.</summary>
    /// <exception cref="RowRefusedException">A row breaks a rule; nothing was stored.</exception>
    internal abstract Task WriteAsync(MovedTable table, IReadOnlyList<MovedValue[]> rows, MoveMark mark);

    /// <summary>The key ring, by names.</summary>
    internal abstract Task<IReadOnlyList<StoredKey>> KeysAsync();

    /// <summary>Stores an entry of the key ring, durably.</summary>
    internal abstract Task StoreKeyAsync(StoredKey key);

    /// <summary>The highest id that the database ever handed out for a table.</summary>
    internal abstract Task<long> LastIdAsync(string table);

    /// <summary>Makes the database hand out higher ones only.</summary>
    internal abstract Task SetLastIdAsync(MovedTable table, long id);

    /// <summary>Takes the mark away, when all that was written is on disk.</summary>
    internal abstract Task FinishAsync();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>How many rows of a table are to be copied.</summary>
    internal Task<long> CountAsync(MovedTable table) => NumberAsync($"SELECT count(*) FROM {table.Name} t WHERE {table.Condition}");

    /// <summary>The highest id of a session, also of one that is known by its payload key alone: no other may get it, for it would encrypt under the same key.</summary>
    internal async Task<long> LastSessionAsync() => Math.Max(
        await LastIdAsync("sessions"),
        await NumberAsync(
            $"SELECT coalesce(max(CAST(substr(name, {PayloadCipher.KeyPrefix.Length + 1}) AS bigint)), 0) FROM hub_settings WHERE substr(name, 1, {PayloadCipher.KeyPrefix.Length}) = '{PayloadCipher.KeyPrefix}'"));

    /// <summary>What a setting of the hub is; null where there is none.</summary>
    internal async Task<byte[]?> SettingAsync(string name)
    {
        await using var command = Command($"SELECT value FROM hub_settings WHERE name = '{name}'");
        return await command.ExecuteScalarAsync() as byte[];
    }

    /// <summary>The number that a query answers.</summary>
    private protected async Task<long> NumberAsync(string sql)
    {
        await using var command = Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement.</summary>
    private protected async Task RunAsync(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Goes on with the move that is marked, or marks a storage that is empty.</summary>
    private protected async Task<MoveMark> BeginOrGoOnAsync(MoveMark fresh)
    {
        if (await SettingAsync(MoveMark.Name) is { } stored)
        {
            return Continue(MoveMark.Parse(stored), fresh);
        }

        foreach (var table in MovedTables.All)
        {
            if (await NumberAsync($"SELECT count(*) FROM (SELECT 1 FROM {table.Name} LIMIT 1) t") > 0)
            {
                throw new MoveRefusedException($"{Name} is not empty: there are rows in {table.Name}. Everything is moved into an empty storage only.");
            }
        }

        if ((await KeysAsync()).Count > 0)
        {
            throw new MoveRefusedException($"{Name} is not empty: there is a key ring. Everything is moved into an empty storage only.");
        }

        await WriteMarkAsync(fresh);
        return fresh;
    }

    /// <summary>The mark's statement, for <see cref="WriteAsync"/>.</summary>
    private protected const string PutMark =
        $"INSERT INTO hub_settings (name, value) VALUES ('{MoveMark.Name}', @mark) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    /// <summary>Takes the mark away.</summary>
    private protected const string RemoveMark = $"DELETE FROM hub_settings WHERE name = '{MoveMark.Name}'";

    private async Task WriteMarkAsync(MoveMark mark)
    {
        await using var command = Command(PutMark);
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@mark";
        parameter.Value = mark.ToBytes();
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }

    private MoveMark Continue(MoveMark begun, MoveMark fresh)
    {
        if (begun.Hub != fresh.Hub)
        {
            throw new MoveRefusedException($"{Name} is the target of another move, of {begun.From}, that is not finished. Finish that one, or take an empty storage.");
        }

        if (begun.LastSession != fresh.LastSession)
        {
            throw new MoveRefusedException(
                $"A hub has run on {fresh.From} since this move was begun, so that what was copied may be out of date. Empty {Name} and begin anew.");
        }

        return begun;
    }

    private DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
