namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteSignInFailureTests : SignInFailureGuarantees<SqliteTestStore>;
