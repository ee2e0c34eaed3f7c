using System.Diagnostics;
using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>A real mail server (Debian's python3-aiosmtpd) in a process of its own.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    // Debian's packages belong to Debian's Python, which need not be the first one on the path.
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private readonly TestFolder _folder;
    private readonly StringBuilder _said = new();
    private Process? _process;

    private SmtpServer(TestFolder folder) => _folder = folder;

    public int Port { get; private set; }

    /// <summary>What has come so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> Mails =>
        [.. Directory.GetFiles(_folder.Path, "*.json").Order(StringComparer.Ordinal).Select(ReceivedMail.Read)];

    /// <summary>A running one; see smtp_server.py for what it can be told.</summary>
    public static async Task<SmtpServer> StartAsync(params string[] options)
    {
        var server = new SmtpServer(TestFolder.Create());
        await server.RunAsync(0, options);
        return server;
    }

    /// <summary>Ends it at once.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Starts it where it listened before, ending it first where it runs.</summary>
    public async Task StartAgainAsync(params string[] options)
    {
        await StopAsync();
        await RunAsync(Port, options);
    }

    /// <summary>What has come for somebody so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> MailsTo(string address) => [.. Mails.Where(mail => mail.Recipients.Contains(address, StringComparer.Ordinal))];

    /// <summary>Waits until so many mails have come for somebody.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> HasReceivedAsync(string address, int mails)
    {
        await Eventually.TrueAsync(() => MailsTo(address).Count >= mails, () => $"{mails} mails to {address}, but {MailsTo(address).Count} came; the server said: {_said}");
        return MailsTo(address);
    }

    /// <summary>Waits for the only mail that comes for somebody.</summary>
    public async Task<ReceivedMail> MailToAsync(string address) => Assert.Single(await HasReceivedAsync(address, 1));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task RunAsync(int port, string[] options)
    {
        var start = new ProcessStartInfo(
            Python, [Path.Combine(AppContext.BaseDirectory, "Mail", "smtp_server.py"), "--folder", _folder.Path, "--port", $"{port}", .. options])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_said)
            {
                _said.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
        var first = await _process.StandardOutput.ReadLineAsync();
        if (first is null)
        {
            await _process.WaitForExitAsync();
        }

        Assert.True(first is not null, $"The mail server did not start; it needs python3-aiosmtpd, which ./test.sh installs. {_said}");
        Port = int.Parse(first["PORT ".Length..]);
    }
}
