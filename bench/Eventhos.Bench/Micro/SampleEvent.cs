using Eventhos.Engine.Model;

namespace Eventhos.Bench.Micro;

/// <summary>The event that the micro-benchmarks work on: 300 bytes of JSON.</summary>
internal static class SampleEvent
{
    private const int BodyBytes = 300;

    public static ReceivedEvent Create() => new()
    {
        EventTypeId = 1,
        SystemId = 1,
        Identifier = "crm.customer.changed",
        ReceivedAt = DateTimeOffset.UnixEpoch.AddYears(56),
        Request = Request(),
    };

    public static ReceivedRequest Request() => new()
    {
        Method = "POST",
        Url = "/event/send?event-identifier=crm.customer.changed",
        Query = [new("event-identifier", "crm.customer.changed")],
        Headers = [new("content-type", "application/json"), new("user-agent", "crm/1.0"), new("accept", "*/*")],
        ContentType = "application/json",
        Format = BodyFormat.Json,
        Body = Body(),
    };

    private static byte[] Body()
    {
        var head = """{"seq":1234567,"customer":{"id":"c-42","name":"Ada Lovelace","mail":"ada@example.test"},"tags":["new","vip"],"filler":" """u8.TrimEnd((byte)' ');
        var body = new byte[BodyBytes];
        body.AsSpan().Fill((byte)'x');
        head.CopyTo(body);
        "\"}"u8.CopyTo(body.AsSpan(BodyBytes - 2));
        return body;
    }
}
