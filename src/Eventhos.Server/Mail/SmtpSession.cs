using Eventhos.Server.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Eventhos.Server.Mail;

/// <summary>A connection to the mail server, made for the first mail and kept for those that follow.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly MailSettings _settings;
    private readonly TimeProvider _time;
    private readonly SmtpFaults _faults;
    private RecipientClient? _client;

    public SmtpSession(MailSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _faults = new SmtpFaults(settings);
    }

    /// <summary>Sends; answers whom the server did not take, be it all.</summary>
    /// <exception cref="MailServerException">The server can't be used for now.</exception>
    /// <exception cref="OperationCanceledException">The hub is stopping.</exception>
    public async Task<IReadOnlyList<RefusedRecipient>> SendAsync(MimeMessage message, IReadOnlyList<MailboxAddress> recipients, CancellationToken stopping)
    {
        var client = _client ??= await BoundedAsync(ConnectAsync, stopping);
        client.Forget();
        try
        {
            await BoundedAsync(cancellation => client.SendAsync(message, _settings.From, recipients, cancellation), stopping);
            return Refused(client);
        }
        catch (AllRefusedException)
        {
            await DisposeAsync();
            return Refused(client);
        }
        catch (MailServerException e) when (e.InnerException is SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } refusal)
        {
            await DisposeAsync();
            return [.. recipients.Select(recipient => new RefusedRecipient(recipient.Address, (int)refusal.StatusCode >= 500, e.Message))];
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_client is not { } client)
        {
            return;
        }

        _client = null;
        try
        {
            if (client.IsConnected)
            {
                await BoundedAsync(cancellation => client.DisconnectAsync(quit: true, cancellation), CancellationToken.None);
            }
        }
        catch (MailServerException)
        {
            // A server that does not hear the farewell has the mails all the same.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task<RecipientClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var trust = new ServerTrust(_settings.Authorities);
        var client = new RecipientClient
        {
            // As for requests to consumers: nothing is asked about revocation on the way.
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, chain, errors) => trust.Accepts(certificate, chain, errors),

            // Behind the bound of each step, which says in its own words that the time is over.
            Timeout = (int)_settings.Timeout.TotalMilliseconds * 2,
        };
        try
        {
            await client.ConnectAsync(_settings.Host, _settings.Port, Options, cancellationToken);
            if (_settings is { User: { } user, Password: { } password })
            {
                if (!client.IsSecure && _settings.Tls == MailTls.Auto)
                {
                    throw new MailServerException("The mail server offers no TLS, and a login is not sent in the clear unless Mail:Tls is none.");
                }

                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            return client;
        }
        catch (SslHandshakeException e)
        {
            client.Dispose();
            throw new MailServerException(_faults.Tls(trust.Fault), e);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Options => _settings.Tls switch
    {
        MailTls.None => SecureSocketOptions.None,
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Tls => SecureSocketOptions.SslOnConnect,
        _ => _settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable,
    };

    private Task<bool> BoundedAsync(Func<CancellationToken, Task> step, CancellationToken stopping) => BoundedAsync(
        async cancellation =>
        {
            await step(cancellation);
            return true;
        },
        stopping);

    /// <summary>Within the time-out; whatever the server does wrong becomes one exception with a sentence.</summary>
    private async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            return await step(either.Token);
        }
        catch (Exception e) when (e is not (MailServerException or AllRefusedException) && !stopping.IsCancellationRequested)
        {
            throw new MailServerException(timeout.IsCancellationRequested ? _faults.Late : _faults.SentenceOf(e), e);
        }
    }

    private List<RefusedRecipient> Refused(RecipientClient client) =>
        [.. client.Refused.Select(refused => new RefusedRecipient(
            refused.Recipient.Address, (int)refused.Response.StatusCode >= 500, _faults.Words(refused.Response.StatusCode, refused.Response.Response)))];
}
