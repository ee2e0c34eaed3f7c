using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth.SignIn;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Accounts by the hundred thousand, written past the API in a second or two.</summary>
internal static class LargeAccounts
{
    /// <summary>What every user signs in with.</summary>
    public const string Password = "one for all";

    /// <summary>As many users, as many clients, and a tenth of it roles. A third of the descriptions are empty, a few names long. Every subject has two roles, every role five permissions.</summary>
    public static async Task SeedAsync(RunningHub hub, int count)
    {
        var roles = count / 10;
        await hub.ExecuteOnDatabaseAsync(
            $"""
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {roles})
            INSERT INTO roles (id, identifier) SELECT 1000 + i, 'seeded-role-' || (i * 7919 % {roles}) || '-' || i FROM n;
            INSERT INTO role_permissions (role_id, permission_id)
            SELECT r.id, p.id FROM roles r JOIN permissions p ON p.id % 10 = r.id % 10 WHERE r.id > 1000 AND p.id > 5;

            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2 * {count})
            INSERT INTO subjects (id, name, description, kind)
            SELECT 1000 + i, 'Name ' || (i * 7919 % {count}) || CASE i % {count / 10} WHEN 0 THEN '{new string('n', 3_000)}' ELSE '' END,
                CASE i % 3 WHEN 0 THEN '' ELSE 'Description of ' || (i * 7907 % {count}) END, CASE i % 2 WHEN 0 THEN 'user' ELSE 'client' END
            FROM n;
            INSERT INTO subject_roles (subject_id, role_id)
            SELECT s.id, 1001 + (s.id * k.value) % {roles} FROM subjects s, (SELECT 1 AS value UNION ALL SELECT 3) k WHERE s.id > 1000 GROUP BY 1, 2;
            INSERT INTO users (subject_id, username, username_key, password_hash, stamp)
            SELECT id, 'seeded-user-' || id, 'seeded-user-' || id, '{new Passwords().Hash(Password)}', 's' FROM subjects WHERE kind = 'user' AND id > 1000;
            INSERT INTO clients (subject_id, identifier, secret, stamp, revoked)
            SELECT id, 'seeded-client-' || id, {TestDatabase.Zeros(150)}, 's', id % 100 = 1 FROM subjects WHERE kind = 'client' AND id > 1000;
            COMMIT;
            {TestDatabase.Sql("", "ANALYZE")}
            """);
    }
}
