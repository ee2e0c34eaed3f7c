namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresOrderGroupTests : OrderGroupGuarantees<PostgresTestStore>;
