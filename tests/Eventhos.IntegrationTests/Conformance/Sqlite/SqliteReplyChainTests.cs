namespace Eventhos.IntegrationTests.Conformance.Sqlite;

public sealed class SqliteReplyChainTests : ReplyChainGuarantees<SqliteTestStore>;
