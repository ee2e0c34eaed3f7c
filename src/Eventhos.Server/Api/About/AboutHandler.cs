using Eventhos.Server.Settings;
using Eventhos.Storage;

namespace Eventhos.Server.Api.About;

/// <summary>Shows what runs, where it keeps its data, and how it is set up.</summary>
internal sealed class AboutHandler(StorageSurvey storage, HubSettings settings)
{
    public async Task<IResult> ShowAsync(HttpContext http) =>
        Envelope.Ok(AboutView.From(await storage.ReadAsync(http.RequestAborted), settings));
}
