namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteRetryTests : RetryGuarantees<SqliteTestStore>;
