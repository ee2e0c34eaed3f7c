namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteAppendTests : AppendGuarantees<SqliteTestStore>;
