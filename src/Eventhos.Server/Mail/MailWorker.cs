using Eventhos.Engine.Journal;
using Eventhos.Engine.Notices;
using Eventhos.Server.Settings;
using Eventhos.Storage.Mails;

namespace Eventhos.Server.Mail;

/// <summary>
/// Sends what settles have put in the outbox, one mail after another over one connection. Woken by a settle; otherwise it looks every
/// few seconds for mails whose window or pause has passed.
/// </summary>
internal sealed partial class MailWorker : BackgroundService
{
    private const int PurgedAtOnce = 500;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ServerPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly MailSignal _signal = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly MailSettings _settings;
    private readonly MailComposer _composer;
    private readonly IMailOutbox _outbox;
    private readonly TimeProvider _time;
    private readonly ILogger<MailWorker> _logger;
    private DateTimeOffset _serverBackAt;
    private DateTimeOffset _purgeAt;

    public MailWorker(
        MailSettings settings, MailComposer composer, IMailOutbox outbox, GiveUpNotices notices, TimeProvider time, ILogger<MailWorker> logger)
    {
        _settings = settings;
        _composer = composer;
        _outbox = outbox;
        _time = time;
        _logger = logger;
        notices.WhenStored(_signal.Ring);
    }

    /// <summary>Longer than sending one mail takes at most: connection, login and the mail itself are bounded.</summary>
    private TimeSpan Lease => (_settings.Timeout * 2) + TimeSpan.FromMinutes(1);

    /// <summary>Sends every mail that is due, and forgets old ones. Two runs take turns: after either, nothing that was due before is under way.</summary>
    public async Task RunOnceAsync(CancellationToken stopping)
    {
        await _turn.WaitAsync(stopping);
        try
        {
            await PurgeAsync(stopping);
            await SendDueAsync(stopping);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reclaimed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!reclaimed)
                {
                    await _outbox.ReclaimAsync();
                    reclaimed = true;
                }

                await RunOnceAsync(stoppingToken);
                await _signal.WaitAsync(PollInterval, _time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, giving up would leave mails lying in the database.
                LogRunFailed(e);
                await Task.Delay(PollInterval, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendDueAsync(CancellationToken stopping)
    {
        await using var smtp = new SmtpSession(_settings, _time);
        while (!stopping.IsCancellationRequested && _time.GetUtcNow() >= _serverBackAt
            && await _outbox.ClaimAsync(_time.GetUtcNow(), Lease) is { } mail)
        {
            await StoreAsync(mail, await SendAsync(mail, smtp, stopping), stopping);
        }
    }

    private async Task<MailOutcome> SendAsync(ClaimedMail mail, SmtpSession smtp, CancellationToken stopping)
    {
        // A mail under way when the hub stops gets a moment, so that it need not be sent twice.
        using var cut = new CancellationTokenSource();
        await using var stop = stopping.Register(() => cut.CancelAfter(LastWords));
        var report = new MailReport(mail, _settings, _time);
        try
        {
            var recipients = await _composer.RecipientsAsync(mail, cut.Token);
            var open = report.Begin(recipients);
            if (open.Count == 0)
            {
                return report.NobodyLeft();
            }

            return await _composer.ComposeAsync(mail, recipients.Valid, cut.Token) is { } message
                ? report.Sent(await smtp.SendAsync(message, open, cut.Token))
                : report.GivenUp("The execution is in the event log no more.");
        }
        catch (MailServerException e)
        {
            // No other mail would fare better just now.
            _serverBackAt = _time.GetUtcNow() + ServerPause;
            return report.Later(e.Message);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            return report.Interrupted();
        }
        catch (Exception e)
        {
            LogComposeFailed(e, mail.Id);
            return report.Later("The hub failed while it made this mail; its log says how.");
        }
    }

    private async Task StoreAsync(ClaimedMail mail, MailOutcome outcome, CancellationToken stopping)
    {
        Log(mail, outcome);
        while (true)
        {
            try
            {
                await _outbox.StoreAsync(mail, outcome);
                return;
            }
            catch (JournalUnavailableException) when (!stopping.IsCancellationRequested)
            {
                // What was sent must not be sent again because the disk was full for a while.
                await Task.Delay(StoragePause, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PurgeAsync(CancellationToken stopping)
    {
        var now = _time.GetUtcNow();
        if (now < _purgeAt)
        {
            return;
        }

        while (await _outbox.PurgeAsync(now - Retention, PurgedAtOnce) == PurgedAtOnce)
        {
            stopping.ThrowIfCancellationRequested();
        }

        _purgeAt = now + PurgeInterval;
    }
}
