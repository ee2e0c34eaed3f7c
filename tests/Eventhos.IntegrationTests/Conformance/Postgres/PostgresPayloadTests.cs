namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresPayloadTests : PayloadGuarantees<PostgresTestStore>;
