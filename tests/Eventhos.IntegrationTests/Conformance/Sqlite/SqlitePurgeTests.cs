namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqlitePurgeTests : PurgeGuarantees<SqliteTestStore>;
