using System.Globalization;
using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.Server.Api.Traffic;

/// <summary>Shows traffic.</summary>
internal sealed class TrafficHandler(SharedTraffic traffic)
{
    public async Task<IResult> ShowAsync(HttpContext http) => Envelope.Ok(await traffic.ReadAsync(Range(http.Request), http.RequestAborted));

    private static TrafficRange Range(HttpRequest request)
    {
        if (request.Query.Text("minutes") is not { } text)
        {
            return TrafficRange.All[0];
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && TrafficRange.All.FirstOrDefault(range => range.Minutes == minutes) is { } found
                ? found
                : throw new ApiException(400, 400123, TrafficApi.Refusal);
    }
}
