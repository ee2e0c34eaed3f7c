using Eventhos.IntegrationTests.Api;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>When clients were last let in, wherever they were.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class ClientUseOnNodesTests
{
    [Fact]
    public async Task What_one_node_stored_all_others_tell()
    {
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(), await cluster.StartNodeAsync());
        var kind = await one.AddEventAsync();
        await one.SendAsync(kind);
        await one.Services.GetRequiredService<ClientUseWriter>().RunOnceAsync(TestContext.Current.CancellationToken);

        var told = await ClientUseTests.LastUseAsync(one, kind.Producer.Client);
        Assert.NotNull(told);
        Assert.Equal(told, await ClientUseTests.LastUseAsync(other, kind.Producer.Client));
    }
}
