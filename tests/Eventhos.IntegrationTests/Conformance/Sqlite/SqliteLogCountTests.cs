namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteLogCountTests : LogCountGuarantees<SqliteTestStore>;
