namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresSignInFailureTests : SignInFailureGuarantees<PostgresTestStore>;
