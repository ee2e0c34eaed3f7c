using System.Net;
using System.Net.Sockets;
using Eventhos.Bench.Drive;
using Eventhos.Bench.Measure;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.AccessKey;

/// <summary>One connection that sends events with and without the check in turns, and keeps the answer times of each apart.</summary>
internal sealed class AlternatingSender : IDisposable
{
    private readonly RequestBytes[] _requests;
    private readonly byte[] _buffer = new byte[8192];
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public AlternatingSender(DriveOrder @checked, DriveOrder @unchecked)
    {
        _requests = [new RequestBytes(@checked, @checked.Ports[0]), new RequestBytes(@unchecked, @unchecked.Ports[0])];
        _socket.Connect(new IPEndPoint(IPAddress.Loopback, @checked.Ports[0]));
    }

    /// <summary>Answer times in microseconds: with the check, without it.</summary>
    public (List<double> Checked, List<double> Unchecked) Send(int pairs)
    {
        List<double>[] times = [new(pairs), new(pairs)];
        for (var i = 0; i < pairs; i++)
        {
            // Who goes first changes, so that nothing that happens every so often hits the same one.
            var first = i & 1;
            times[first].Add(SendOne(first, i));
            times[1 - first].Add(SendOne(1 - first, i));
        }

        return (times[0], times[1]);
    }

    public void Dispose() => _socket.Dispose();

    private double SendOne(int kind, long seq)
    {
        var sent = MonotonicClock.Now;
        _socket.Send(_requests[kind].Patch(seq, sent));
        var length = 0;
        Answer answer;
        do
        {
            var received = _socket.Receive(_buffer, length, _buffer.Length - length, SocketFlags.None);
            length += received > 0 ? received : throw new BenchmarkException("The hub closed the connection.");
        }
        while (!AnswerReader.TryRead(_buffer.AsSpan(0, length), out answer));

        return answer.Status is 200 or 203
            ? MonotonicClock.Seconds(MonotonicClock.Now - sent) * 1e6
            : throw new BenchmarkException($"The hub answered an event with {answer.Status}.");
    }
}
