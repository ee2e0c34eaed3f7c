namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresTrafficTests : TrafficGuarantees<PostgresTestStore>;
