using Eventhos.Engine.Ingest;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Auth;

/// <summary>Tokens, passwords, permissions.</summary>
internal static class AuthRegistration
{
    /// <summary>Registers them.</summary>
    public static void AddHubAuth(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<OutdatedHashes>();
        services.AddSingleton<SignInKeys>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<ClientSecretCheck>();
        services.AddSingleton<TokenKey>();
        services.AddSingleton<TokenService>();
        services.AddSingleton<IAccessKeys, AccessKeys>();
        services.AddSingleton<PrincipalStore>();
        services.AddSingleton<ICatalogObserver>(provider => provider.GetRequiredService<PrincipalStore>());
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<ClientUseRecorder>();
        services.AddSingleton<ClientUseWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<ClientUseWriter>());
    }
}
