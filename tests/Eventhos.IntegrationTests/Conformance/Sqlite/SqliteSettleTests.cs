namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteSettleTests : SettleGuarantees<SqliteTestStore>;
