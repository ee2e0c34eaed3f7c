namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresRetryRunTests : RetryRunGuarantees<PostgresTestStore>;
