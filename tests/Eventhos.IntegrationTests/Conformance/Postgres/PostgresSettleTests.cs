namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresSettleTests : SettleGuarantees<PostgresTestStore>;
