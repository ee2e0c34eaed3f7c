namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteTrafficTests : TrafficGuarantees<SqliteTestStore>;
