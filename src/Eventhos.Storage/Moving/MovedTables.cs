namespace Eventhos.Storage.Moving;

/// <summary>What a move copies, and what it does not. A table or column that is in neither list fails a test.</summary>
internal static class MovedTables
{
    /// <summary>All that is copied beside the key ring, in an order in which no row comes before one that it refers to.</summary>
    public static IReadOnlyList<MovedTable> All { get; } = [.. Settings(), .. Accounts(), .. Wiring(), .. Records(), .. Events()];

    /// <summary>All that is not.</summary>
    public static IReadOnlyList<LeftOut> LeftOut { get; } =
    [
        new("sessions", Column: null, "A session is a process's life on its storage. Its id is never used again, though, and the move sees to that: payload keys are named by it."),
        new("catalog_changes", Column: null, "Tells nodes that are running what others changed; none is running."),
        new("schemaversions", Column: null, "The schema scripts of each storage keep their own."),
        new("sqlite_sequence", Column: null, "The highest ids; the move sets them at its end."),
        new("key_ring", Column: null, "Copied by itself: in the data folder it is files."),
        new("log_counts", Column: null, "Follows from the events; the target counts anew."),
        new("traffic_counts", Column: null, "Follows from the events; the target counts anew."),
        new("log_changes", Column: null, "Belongs to the counts."),
        new("log_watch", Column: null, "Belongs to the counts."),
        new("executions", "lease", "Of a session. What was running becomes ready, as it does when a hub that was killed starts again."),
        new("retry_runs", "lease", "Of a session; the first that comes takes the run."),
        new("mails", "claimed_until", "Of a worker; the mail is sent again at once, under the same Message-ID."),
        new("mails", "claimed_by", "Of a session, as the claim is."),
    ];

    /// <summary>Whose rows are not copied, but whose ids go on.</summary>
    public static MovedTable Sessions { get; } = new("sessions") { HandsOutIds = true };

    private static IEnumerable<MovedTable> Settings() =>
    [
        new("hub_settings") { Texts = ["name"], Blobs = ["value"], Key = ["name"], Condition = $"t.name <> '{MoveMark.Name}'" },
    ];

    private static IEnumerable<MovedTable> Accounts() =>
    [
        new("subjects") { Numbers = ["id"], Flags = ["deleted"], Texts = ["kind", "name", "description"], HandsOutIds = true },
        new("users")
        {
            Numbers = ["id", "subject_id", "locked_until"],
            SmallNumbers = ["failed_logins"],
            Flags = ["deleted"],
            Texts = ["username", "username_key", "password_hash", "stamp"],
            HandsOutIds = true,
        },
        new("clients")
        {
            Numbers = ["id", "subject_id"],
            Flags = ["revoked", "deleted"],
            Texts = ["identifier", "stamp"],
            Blobs = ["secret", "long_lived_token_hash"],
            HandsOutIds = true,
        },
        new("client_uses") { Numbers = ["subject_id", "used_at"], Key = ["subject_id"] },
        new("roles") { Numbers = ["id"], Flags = ["deleted"], Texts = ["identifier"], HandsOutIds = true },
        new("subject_roles") { Numbers = ["subject_id", "role_id"], Key = ["subject_id", "role_id"] },
        new("applications") { Numbers = ["id"], Texts = ["identifier"], HandsOutIds = true },
        new("resources") { Numbers = ["id", "application_id"], Flags = ["deleted"], Texts = ["identifier"], HandsOutIds = true },
        new("permissions") { Numbers = ["id", "resource_id"], Texts = ["allowed"], HandsOutIds = true },
        new("role_permissions") { Numbers = ["role_id", "permission_id"], Key = ["role_id", "permission_id"] },
        new("seeded_permissions") { Texts = ["name"], Key = ["name"] },
    ];

    private static IEnumerable<MovedTable> Wiring() =>
    [
        new("systems")
        {
            Numbers = ["id", "client_id", "created_at", "updated_at"],
            Flags = ["deleted"],
            Texts = ["class", "identifier", "name", "type", "description"],
            HandsOutIds = true,
        },
        new("event_types")
        {
            Numbers = ["id", "system_id", "created_at", "updated_at"],
            Flags = ["deleted"],
            Texts = ["identifier", "name", "operation", "description"],
            HandsOutIds = true,
        },
        new("actions")
        {
            Numbers = ["id", "system_id", "version", "created_at", "updated_at"],
            Flags = ["deleted"],
            Texts = ["identifier", "name", "operation", "description", "reply_to"],
            Blobs = ["request", "security"],
            HandsOutIds = true,
        },
        new("contracts")
        {
            Numbers = ["id", "event_type_id", "action_id", "created_at", "updated_at"],
            SmallNumbers = ["order_group"],
            Flags = ["active", "deleted"],
            Texts = ["identifier", "name", "mail_recipients_on_error"],
            HandsOutIds = true,
        },
    ];

    private static IEnumerable<MovedTable> Records() =>
    [
        new("audit_log")
        {
            Numbers = ["id", "at", "actor_id", "target_id"],
            Texts = ["actor_kind", "actor_name", "address", "request_id", "action", "target"],
            Blobs = ["change", "hash"],
        },
        new("sign_in_failures")
        {
            Numbers = ["first_at", "last_at", "locked_until", "expires_at"],
            SmallNumbers = ["failures"],
            Texts = ["kind"],
            Blobs = ["key"],
            Key = ["kind", "key"],
        },
        new("retry_runs")
        {
            Numbers =
            [
                "id", "event_type_id", "contract_id", "received_from", "received_before", "last_execution_id", "total", "done", "skipped", "failed", "cursor",
                "started_at", "finished_at",
            ],
            SmallNumbers = ["per_second"],
            Flags = ["by_list"],
            Texts = ["state", "started_by", "scope"],
            HandsOutIds = true,
        },
        new("retry_run_executions") { Numbers = ["run_id", "execution_id"], Key = ["run_id", "execution_id"] },
        new("mails")
        {
            Numbers = ["id", "contract_id", "execution_id", "created_at", "due_at", "first_try_at", "settled_at", "quiet_until"],
            SmallNumbers = ["held_back", "tries"],
            Texts = ["cause", "state", "recipients", "finished_recipients", "last_error"],
            HandsOutIds = true,
        },
    ];

    private static IEnumerable<MovedTable> Events() =>
    [
        new("received_events")
        {
            Numbers =
            [
                "id", "received_at", "event_type_id", "system_id", "reply_execution_id", "parent_event_id", "root_event_id", "retry_of_execution_id",
                "retry_of_event_id",
            ],
            SmallNumbers = ["reply_depth"],
            Texts = ["reply_from"],
            Blobs = ["request"],
            Sequence = "received_events_id",
            IsPartitioned = true,
        },
        new("executions")
        {
            Numbers = ["id", "received_at", "received_event_id", "contract_id", "action_id", "due_at", "settled_at", "retried_as"],
            SmallNumbers = ["order_group", "attempts"],
            Flags = ["has_later_group"],
            Texts = ["state", "reason"],
            ReadAs = new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "CASE t.state WHEN 'running' THEN 'ready' ELSE t.state END" },
            NotInSqlite = new Dictionary<string, string>(StringComparer.Ordinal) { ["received_at"] = "r.received_at" },
            SqliteJoins = "LEFT JOIN received_events r ON r.id = t.received_event_id",
            Sequence = "executions_id",
            IsPartitioned = true,
        },
        new("attempts")
        {
            Numbers = ["execution_id", "received_at", "started_at", "finished_at"],
            SmallNumbers = ["number", "status"],
            Texts = ["outcome"],
            Blobs = ["exchange"],
            Key = ["execution_id", "number"],
            NotInSqlite = new Dictionary<string, string>(StringComparer.Ordinal) { ["received_at"] = "r.received_at" },
            SqliteJoins = "LEFT JOIN executions e ON e.id = t.execution_id LEFT JOIN received_events r ON r.id = e.received_event_id",
            IsPartitioned = true,
        },
    ];
}
