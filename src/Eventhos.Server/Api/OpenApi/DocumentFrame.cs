using Eventhos.Server.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>What the document says of the API as a whole, and what its operations share.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    private const string Introduction = """
        A self-hosted event hub: systems post events to it, and contracts say which HTTP requests to other systems each event sets off.

        Bodies are JSON objects in UTF-8. Numbers and flags in them may also be sent as texts (`"7"`, `"true"`, `1`), fields that are
        null count as left out, and a body without lists and objects may also be a form (`application/x-www-form-urlencoded`). Bodies may
        be compressed (`Content-Encoding`).

        Success is `code`, `message` and mostly `content`; an error is `message`, `code` and `errorUUID`. An address that does not exist
        answers 404 with code 404000, a method that an address does not take 405 with code 405000. Every answer carries `X-Request-Id`.
        More fields may be added to answers; what is there stays.
        """;

    /// <inheritdoc />
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "eventhos",
            Version = HubVersion.Current,
            Description = Introduction.ReplaceLineEndings("\n"),
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This hub" }];
        document.AddComponent("Error", await context.GetOrCreateSchemaAsync(typeof(ErrorAnswer), cancellationToken: cancellationToken));
        foreach (var refusal in SharedRefusals.Responses.Values.SelectMany(refusals => refusals))
        {
            document.AddComponent(RefusalResponses.ExampleName(refusal), RefusalResponses.Example(refusal));
        }

        foreach (var (name, refusals) in SharedRefusals.Responses)
        {
            document.AddComponent(name, RefusalResponses.Of(refusals, typeof(ErrorAnswer), document));
        }

        document.AddComponent(ListParameters.Order, ListParameters.OrderSchema());
        document.Tags = new HashSet<OpenApiTag>(Subjects.All.Select(subject => new OpenApiTag { Name = subject.Name, Description = subject.Meaning }));
        AddSecurity(document);
    }

    private static void AddSecurity(OpenApiDocument document)
    {
        document.AddComponent(SecuritySchemes.Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token from `/auth/login` or `/auth/token`, or a client's long-lived one. The names listed with an operation are the "
                + "permissions it needs; `resource:*` and `OAUTH2_global:*` cover them.",
        });
        document.AddComponent(SecuritySchemes.BearerInQuery, Key(ParameterLocation.Query, "access_token", "The same token. Addresses end up in logs: prefer the header."));
        document.AddComponent(SecuritySchemes.AccessKey, Key(ParameterLocation.Header, "access-key", "A token of the client of the event's system, long-lived or from `/auth/token`."));
        document.AddComponent(SecuritySchemes.AccessKeyInQuery, Key(ParameterLocation.Query, "access-key", "The same, for senders that can't set headers; it wins over the header."));
        document.AddComponent(SecuritySchemes.ClientSecret, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "Client id and client secret, each form-encoded (RFC 6749 section 2.3.1).",
        });
    }

    private static OpenApiSecurityScheme Key(ParameterLocation place, string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = place, Name = name, Description = description };
}
