namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresAppendTests : AppendGuarantees<PostgresTestStore>;
