namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresRetryTests : RetryGuarantees<PostgresTestStore>;
