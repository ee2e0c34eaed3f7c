namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteOrderGroupTests : OrderGroupGuarantees<SqliteTestStore>;
