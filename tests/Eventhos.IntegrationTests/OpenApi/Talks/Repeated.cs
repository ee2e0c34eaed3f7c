using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>What is answered only after some failures.</summary>
internal static class Repeated
{
    /// <summary>Calls until the code is answered.</summary>
    public static async Task UntilAsync(Func<Task<HubAnswer>> call, long code)
    {
        for (var i = 0; i < 10; i++)
        {
            if ((await call()).Code == code)
            {
                return;
            }
        }

        Assert.Fail($"{code} was never answered.");
    }
}
