using Eventhos.Engine.Execute;

namespace Eventhos.Server.Settings.Sections;

/// <summary>Reads of <c>Delivery:*</c> what bounds one attempt.</summary>
internal static class DeliverySection
{
    /// <summary>Reads.</summary>
    public static DeliverySettings Read(SettingsSource source) => new()
    {
        Timeout = source.Seconds("Delivery:TimeoutSeconds", 70, 1, 3600),
        MaxRedirects = source.Number("Delivery:MaxRedirects", 5, 0, 50),
        MaxResponseBytes = source.Number("Delivery:MaxResponseBytes", 1024 * 1024, 1, 100 * 1024 * 1024),
    };
}
