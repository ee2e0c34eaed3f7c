using System.Net;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Model;

namespace Eventhos.Tests.Execute;

/// <summary>What the redirect tests against real receivers can't show: those have no certificate that the hub trusts.</summary>
public sealed class RedirectedRequestTests
{
    [Theory]
    [InlineData("https://here.example/", "http://here.example/", false)]
    [InlineData("https://here.example/", "https://there.example/", true)]
    [InlineData("https://here.example/", "/relative", true)]
    [InlineData("http://here.example/", "https://here.example/", true)]
    public void A_redirect_never_leads_from_https_to_http(string from, string to, bool followed)
    {
        var request = new RedirectedRequest(new OutgoingRequest(
            new Uri(from), HttpMethod.Post, HasBody: false, new SentRequest { Method = "POST", Url = from, Params = [], Headers = [], Body = default }));
        using var response = new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } };

        Assert.Equal(followed, request.Follow(response));
    }
}
