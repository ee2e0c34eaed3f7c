namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteSnapshotTests : SnapshotGuarantees<SqliteTestStore>;
