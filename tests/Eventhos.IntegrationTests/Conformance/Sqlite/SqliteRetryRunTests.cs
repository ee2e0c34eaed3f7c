namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteRetryRunTests : RetryRunGuarantees<SqliteTestStore>;
