using System.Text;
using Eventhos.Storage.Moving.Postgres;

namespace Eventhos.Storage.Moving;

/// <summary>Reads everything from both sides once more and compares counts and checksums.</summary>
internal sealed class Comparison
{
    private const int ToldEvery = 10_000;

    private readonly MoveStore _from;
    private readonly MoveStore _to;
    private readonly IMoveProgress _progress;

    public Comparison(MoveStore from, MoveStore to, IMoveProgress progress)
    {
        _from = from;
        _to = to;
        _progress = progress;
    }

    /// <summary>What it finds, table by table.</summary>
    public async Task<IReadOnlyList<ComparedTable>> RunAsync(CancellationToken cancellationToken)
    {
        var compared = new List<ComparedTable> { Compare("key_ring", await KeysAsync(_from), await KeysAsync(_to)) };
        foreach (var table in MovedTables.All)
        {
            compared.Add(await CompareAsync(table, cancellationToken));
        }

        return compared;
    }

    private static ComparedTable Compare(string table, RowSum from, RowSum to) => new(table, from.Rows, to.Rows, from.Text, to.Text);

    private static async Task<RowSum> KeysAsync(MoveStore store)
    {
        var sum = new RowSum();
        foreach (var key in await store.KeysAsync())
        {
            sum.Add([MovedValue.Of(Encoding.UTF8.GetBytes(key.Name)), MovedValue.Of(Encoding.UTF8.GetBytes(key.Text))]);
        }

        return sum;
    }

    /// <summary>Both at once; PostgreSQL first, for SQLite is read by the thread that asks.</summary>
    private async Task<ComparedTable> CompareAsync(MovedTable table, CancellationToken cancellationToken)
    {
        var remote = _from is PostgresMoveStore ? _from : _to;
        var first = SumAsync(remote, table, cancellationToken);
        var second = SumAsync(remote == _from ? _to : _from, table, cancellationToken);
        await Task.WhenAll(first, second);
        return remote == _from ? Compare(table.Name, await first, await second) : Compare(table.Name, await second, await first);
    }

    private async Task<RowSum> SumAsync(MoveStore store, MovedTable table, CancellationToken cancellationToken)
    {
        var sum = new RowSum();
        await store.ReadAsync(
            table,
            part: null,
            row =>
            {
                sum.Add(row);
                if (sum.Rows % ToldEvery == 0)
                {
                    _progress.Compared(store.Name, table.Name, sum.Rows);
                }

                return ValueTask.CompletedTask;
            },
            cancellationToken);
        return sum;
    }
}
