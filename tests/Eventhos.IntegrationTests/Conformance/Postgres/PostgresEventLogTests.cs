namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresEventLogTests : EventLogGuarantees<PostgresTestStore>;
