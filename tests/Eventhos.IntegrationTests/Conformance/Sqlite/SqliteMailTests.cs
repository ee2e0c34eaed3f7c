namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteMailTests : MailGuarantees<SqliteTestStore>;
