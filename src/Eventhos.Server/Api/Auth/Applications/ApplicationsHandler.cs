using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Applications;

/// <summary>Applications: list, create.</summary>
internal sealed class ApplicationsHandler
{
    private readonly CatalogStore _catalog;
    private readonly AccessChanges _changes;

    public ApplicationsHandler(CatalogStore catalog, AccessChanges changes)
    {
        _catalog = catalog;
        _changes = changes;
    }

    /// <summary>All of them, as a plain array.</summary>
    public async Task<IResult> ListAsync(HttpContext http)
    {
        var rows = await _catalog.ReadAsync(
            catalog => catalog.Applications.OrderBy(row => row.Id).Select(row => new ApplicationRow(row.Id, row.Identifier)).ToListAsync(http.RequestAborted),
            http.RequestAborted);
        return Envelope.Ok(rows, "Select completed");
    }

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var identifier = UniqueIdentifier.Check(body.Text("identifier"));
        var id = await _changes.ApplyAsync<long>(http, async catalog =>
        {
            if (await catalog.Applications.AnyAsync(row => row.Identifier == identifier))
            {
                throw new ApiException(409, 409104, $"There is an application with identifier {identifier} already.");
            }

            var application = new Application { Identifier = identifier };
            catalog.Add(application);
            await catalog.SaveChangesAsync();
            return (application.Id, null);
        });
        return Envelope.Changed(new ApplicationCreated(id), "Application added");
    }
}
