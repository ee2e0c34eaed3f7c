namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqlitePayloadTests : PayloadGuarantees<SqliteTestStore>;
