using System.Globalization;
using Eventhos.Storage.Moving;

namespace Eventhos.Server.Commands.Migrate;

/// <summary>Shows a move: a line for each table, and about one a second while a table is long.</summary>
internal sealed class MoveScreen : IMoveProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly TimeProvider _time;
    private readonly Lock _turn = new();
    private long? _told;
    private (string Table, long Since, long Rows) _copied = ("", 0, 0);

    public MoveScreen(TextWriter output, TextWriter errors, TimeProvider time)
    {
        _output = output;
        _errors = errors;
        _time = time;
    }

    /// <inheritdoc />
    public void Copied(string table, long done, long total)
    {
        lock (_turn)
        {
            if (_copied.Table != table)
            {
                _copied = (table, _time.GetTimestamp(), done);
            }

            if (done < total && IsTime())
            {
                Line(Text($"{table}: {done:n0} of {total:n0} rows{Rate(done)}"));
            }
        }
    }

    /// <inheritdoc />
    public void Finished(string table, long rows)
    {
        lock (_turn)
        {
            Line(Text($"{table}: {rows:n0} rows copied{(_copied.Table == table ? Rate(rows) : "")}"));
        }
    }

    /// <inheritdoc />
    public void Compared(string storage, string table, long rows)
    {
        lock (_turn)
        {
            if (IsTime())
            {
                Line(Text($"comparing {table}: {rows:n0} rows of {storage}"));
            }
        }
    }

    /// <inheritdoc />
    public void Note(string sentence)
    {
        lock (_turn)
        {
            Line(sentence);
        }
    }

    /// <summary>What went wrong.</summary>
    public void Error(string sentence)
    {
        lock (_turn)
        {
            _errors.WriteLine(sentence);
            _errors.Flush();
        }
    }

    /// <summary>What the comparison found.</summary>
    public void Show(IReadOnlyList<ComparedTable> compared)
    {
        string[][] rows =
        [
            ["table", "source", "target", "checksum of source", "checksum of target", ""],
            .. compared.Select(table => Row(table.Table, table.SourceRows, table.TargetRows, table.SourceSum, table.TargetSum, table.IsEqual)),
            Row("all", compared.Sum(table => table.SourceRows), compared.Sum(table => table.TargetRows), "", "", compared.All(table => table.IsEqual)),
        ];
        lock (_turn)
        {
            foreach (var line in TextTable.Lines(rows))
            {
                Line(line);
            }
        }
    }

    private static string[] Row(string name, long source, long target, string sourceSum, string targetSum, bool isEqual) =>
        [name, Text($"{source:n0}"), Text($"{target:n0}"), sourceSum, targetSum, isEqual ? "equal" : "DIFFERENT"];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Rate(long done)
    {
        var seconds = _time.GetElapsedTime(_copied.Since).TotalSeconds;
        return seconds < 0.5 || done <= _copied.Rows ? "" : Text($", {(done - _copied.Rows) / seconds:n0} a second");
    }

    private bool IsTime()
    {
        if (_told is { } told && _time.GetElapsedTime(told) < Pause)
        {
            return false;
        }

        _told = _time.GetTimestamp();
        return true;
    }

    private void Line(string line)
    {
        _output.WriteLine(line);
        _output.Flush();
    }
}
