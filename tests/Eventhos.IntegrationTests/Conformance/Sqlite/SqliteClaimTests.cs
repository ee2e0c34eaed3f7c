namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteClaimTests : ClaimGuarantees<SqliteTestStore>;
