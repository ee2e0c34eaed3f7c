using System.Threading.Channels;

namespace Eventhos.Storage.Moving;

/// <summary>Copies tables in batches: while one is written, the next is read.</summary>
internal sealed class TableCopy
{
    private readonly MoveStore _from;
    private readonly MoveStore _to;
    private readonly IMoveProgress _progress;
    private readonly MoveOptions _options;

    public TableCopy(MoveStore from, MoveStore to, IMoveProgress progress, MoveOptions options)
    {
        _from = from;
        _to = to;
        _progress = progress;
        _options = options;
    }

    /// <summary>Copies what of a table is missing.</summary>
    /// <exception cref="MoveRefusedException">A row can't be copied.</exception>
    public async Task RunAsync(MovedTable table, MoveMark mark, CancellationToken cancellationToken)
    {
        var part = mark.PartOf(table);
        if (part.IsWhole)
        {
            return;
        }

        var total = await _from.CountAsync(table);
        var batches = Channel.CreateBounded<IReadOnlyList<MovedValue[]>>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(table, part, batches.Writer, stop.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                part = new CopiedPart(part.Rows + batch.Count, table.HasCursor ? KeyOf(table, batch[^1]) : null, IsWhole: !table.HasCursor);
                await WriteAsync(table, batch, mark, part);
                _progress.Copied(table.Name, part.Rows, total);
            }

            await reading;
        }
        catch
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await WriteAsync(table, [], mark, part with { IsWhole = true });
        _progress.Finished(table.Name, part.Rows);
    }

    private async Task WriteAsync(MovedTable table, IReadOnlyList<MovedValue[]> batch, MoveMark mark, CopiedPart part)
    {
        mark.Tables[table.Name] = part;
        try
        {
            await _to.WriteAsync(table, batch, mark);
        }
        catch (RowRefusedException e)
        {
            throw new MoveRefusedException($"{_to.Name} does not take {table.NameOf(batch[e.Place])}: {e.Message}", e);
        }
    }

    private async Task ReadAsync(MovedTable table, CopiedPart part, ChannelWriter<IReadOnlyList<MovedValue[]>> batches, CancellationToken cancellationToken)
    {
        try
        {
            var (batch, bytes) = (new List<MovedValue[]>(), 0L);
            await _from.ReadAsync(
                table,
                part,
                async row =>
                {
                    batch.Add(row);
                    foreach (var value in row)
                    {
                        bytes += value.Size;
                    }

                    if (table.HasCursor && (batch.Count >= _options.Rows || bytes >= _options.Bytes))
                    {
                        await batches.WriteAsync(batch, cancellationToken);
                        (batch, bytes) = ([], 0);
                    }
                },
                cancellationToken);
            if (batch.Count > 0)
            {
                await batches.WriteAsync(batch, cancellationToken);
            }

            batches.Complete();
        }
        catch (Exception e)
        {
            batches.TryComplete(e);
        }
    }

    private static long[] KeyOf(MovedTable table, MovedValue[] row) => [.. table.KeyPlaces.Select(place => row[place].Number)];
}
