namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteEventLogTests : EventLogGuarantees<SqliteTestStore>;
