namespace Eventhos.Storage.Journal.Traffic;

/// <summary>What became of executions, added up.</summary>
public sealed class ExecutionCounts
{
    /// <summary>The consumer accepted the request.</summary>
    public long Processed { get; internal set; }

    /// <summary>Gave up: retried by hand since, or given up by a person, or neither.</summary>
    public long Failed { get; internal set; }

    /// <summary>Never carried out.</summary>
    public long Skipped { get; internal set; }

    /// <summary>Not over yet.</summary>
    public long Open { get; internal set; }

    /// <summary>All of them.</summary>
    public long Executions => Processed + Failed + Skipped + Open;

    /// <summary>Attempts recorded.</summary>
    public long Attempts { get; internal set; }

    /// <summary>Those of them that were not the first of their execution.</summary>
    public long Retries { get; internal set; }

    /// <summary>How long consumers took to answer, an attempt each; those that waited for an answer in vain among them.</summary>
    public LatencyHistogram Answers { get; } = new();

    /// <summary>How long it took from the event's arrival until the execution was over, for those that were carried out.</summary>
    public LatencyHistogram EndToEnd { get; } = new();

    /// <summary>The last one that was processed.</summary>
    public ExecutionMark? LastProcessed { get; internal set; }

    /// <summary>The last one that failed and that nobody has retried or given up since.</summary>
    public ExecutionMark? LastFailed { get; internal set; }

    /// <summary>Adds others.</summary>
    public void Add(ExecutionCounts other)
    {
        Processed += other.Processed;
        Failed += other.Failed;
        Skipped += other.Skipped;
        Open += other.Open;
        Attempts += other.Attempts;
        Retries += other.Retries;
        Answers.Add(other.Answers);
        EndToEnd.Add(other.EndToEnd);
        AddMarks(other);
    }

    /// <summary>Takes notice of the last ones of others, without counting them.</summary>
    internal void AddMarks(ExecutionCounts other)
    {
        LastProcessed = ExecutionMark.Later(LastProcessed, other.LastProcessed);
        LastFailed = ExecutionMark.Later(LastFailed, other.LastFailed);
    }

    internal void Write(BinaryWriter writer)
    {
        foreach (var count in (ReadOnlySpan<long>)[Processed, Failed, Skipped, Open, Attempts, Retries])
        {
            writer.Write7BitEncodedInt64(count);
        }

        ExecutionMark.Write(writer, LastProcessed);
        ExecutionMark.Write(writer, LastFailed);
        Answers.Write(writer);
        EndToEnd.Write(writer);
    }

    /// <summary>Adds what was written.</summary>
    internal void Read(BinaryReader reader)
    {
        Processed += reader.Read7BitEncodedInt64();
        Failed += reader.Read7BitEncodedInt64();
        Skipped += reader.Read7BitEncodedInt64();
        Open += reader.Read7BitEncodedInt64();
        Attempts += reader.Read7BitEncodedInt64();
        Retries += reader.Read7BitEncodedInt64();
        LastProcessed = ExecutionMark.Later(LastProcessed, ExecutionMark.Read(reader));
        LastFailed = ExecutionMark.Later(LastFailed, ExecutionMark.Read(reader));
        Answers.Read(reader);
        EndToEnd.Read(reader);
    }
}
