using System.Text;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Model;

namespace Eventhos.Tests.Mapping;

/// <summary>Received requests to map.</summary>
internal static class Requests
{
    public static ReceivedRequest Json(string body) => Of("application/json", body);

    public static ReceivedRequest Of(string contentType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new ReceivedRequest
        {
            Method = "POST",
            Url = "/event/send?event-identifier=x&tag=a%26b",
            Query = [new("event-identifier", "x"), new("tag", "a&b")],
            Headers = [new("content-type", contentType), new("x-github-event", "push")],
            ContentType = contentType,
            Format = BodyRecognition.Recognise(contentType, bytes).Format,
            Body = bytes,
        };
    }
}
