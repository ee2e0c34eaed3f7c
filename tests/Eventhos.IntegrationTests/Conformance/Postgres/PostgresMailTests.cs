namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresMailTests : MailGuarantees<PostgresTestStore>;
