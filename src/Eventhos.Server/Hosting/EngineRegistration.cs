using Eventhos.Engine;
using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Eventhos.Server.Settings;

namespace Eventhos.Server.Hosting;

/// <summary>The corridor and its rooms.</summary>
internal static class EngineRegistration
{
    /// <summary>Registers the engine with its bounds.</summary>
    public static void AddEngine(this IServiceCollection services, HubSettings settings)
    {
        services.AddSingleton(settings.Delivery);
        services.AddSingleton(settings.Dispatch);
        services.AddSingleton(settings.Scripts);
        services.AddSingleton(new StopPatience(settings.Server.ShutdownPatience));
        services.AddSingleton(settings.Retries);
        services.AddSingleton(settings.Replies);
        services.AddSingleton<ReplyPlanner>();
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<Gatekeeper>();
        services.AddSingleton<LaneBoard>();
        services.AddSingleton<OverflowFeeder>();
        services.AddSingleton<HttpSender>();
        services.AddSingleton<OAuthTokens>();
        services.AddSingleton<ScriptHost>();
        services.AddSingleton<RequestBuilder>();
        services.AddSingleton<RequestPreview>();
        services.AddSingleton<AttemptRunner>();
        services.AddSingleton<SettleQueue>();
        services.AddSingleton<EventPipeline>();
        services.AddHostedService<PipelineHost>();

        // After the pipeline it retries through: started later, stopped earlier.
        services.AddSingleton<RetryRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<RetryRunner>());
    }
}
