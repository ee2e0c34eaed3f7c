namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresSnapshotTests : SnapshotGuarantees<PostgresTestStore>;
