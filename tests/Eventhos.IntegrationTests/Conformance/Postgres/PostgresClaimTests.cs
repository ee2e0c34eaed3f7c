namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresClaimTests : ClaimGuarantees<PostgresTestStore>;
