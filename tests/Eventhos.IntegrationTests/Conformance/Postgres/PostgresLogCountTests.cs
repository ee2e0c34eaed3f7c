namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresLogCountTests : LogCountGuarantees<PostgresTestStore>;
