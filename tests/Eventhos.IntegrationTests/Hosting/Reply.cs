using Microsoft.AspNetCore.Http;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>How a receiver answers a call.</summary>
public delegate Task Reply(HttpContext http);
