using Eventhos.Engine.Notices;
using Eventhos.Server.Settings;

namespace Eventhos.Server.Mail;

/// <summary>Mails on executions that gave up.</summary>
internal static class MailRegistration
{
    /// <summary>Registers the worker where a mail server is set; without one no mail is written.</summary>
    public static void AddMails(this IServiceCollection services, HubSettings settings)
    {
        services.AddSingleton(new GiveUpNotices(settings.Mail?.Window));
        if (settings.Mail is { } mail)
        {
            services.AddSingleton(mail);
            services.AddSingleton<MailComposer>();
            services.AddSingleton<MailWorker>();
            services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
        }
    }
}
