using Eventhos.Storage.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Eventhos.Storage.Catalog;

/// <summary>The control plane. Tables and constraints are made by the schema scripts; this only maps them.</summary>
public sealed class CatalogContext : DbContext
{
    private readonly TimeProvider _time;
    private readonly List<AuditedRow> _changes = [];

    /// <summary>A context whose rows are stamped from <paramref name="time"/>.</summary>
    public CatalogContext(DbContextOptions<CatalogContext> options, TimeProvider time)
        : base(options) => _time = time;

    public DbSet<ConnectedSystem> Systems => Set<ConnectedSystem>();
    public DbSet<EventType> EventTypes => Set<EventType>();
    public DbSet<ConsumerAction> Actions => Set<ConsumerAction>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<Subject> Subjects => Set<Subject>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<ClientUse> ClientUses => Set<ClientUse>();
    public DbSet<Role> Roles => Set<Role>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<Permission> Permissions => Set<Permission>();
    public DbSet<SeededPermission> SeededPermissions => Set<SeededPermission>();
    public DbSet<HubSetting> HubSettings => Set<HubSetting>();

    /// <summary>The rows that were saved through this context, each once, with what they were before.</summary>
    internal IReadOnlyList<AuditedRow> Changes => _changes;

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<ITimestamped>())
        {
            if (entry.State == EntityState.Added)
            {
                entry.Entity.CreatedAt = entry.Entity.UpdatedAt = _time.GetUtcNow();
            }
            else if (entry.State == EntityState.Modified)
            {
                entry.Entity.UpdatedAt = _time.GetUtcNow();
            }
        }

        NoteChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConnectedSystem>().ToTable("systems").HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<EventType>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<ConsumerAction>().ToTable("actions").HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<Contract>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<Subject>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<User>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<Client>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<Role>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<Resource>().HasQueryFilter(row => !row.Deleted);
        modelBuilder.Entity<ClientUse>().HasKey(use => use.SubjectId);
        modelBuilder.Entity<SeededPermission>().HasKey(seeded => seeded.Name);
        modelBuilder.Entity<HubSetting>().HasKey(setting => setting.Name);
        modelBuilder.Entity<Subject>().HasOne(subject => subject.User).WithOne(user => user.Subject).HasForeignKey<User>(user => user.SubjectId);
        modelBuilder.Entity<Subject>().HasOne(subject => subject.Client).WithOne(client => client.Subject).HasForeignKey<Client>(client => client.SubjectId);
        modelBuilder.Entity<Subject>().HasMany(subject => subject.Roles).WithMany(role => role.Subjects).UsingEntity(
            "subject_roles",
            right => right.HasOne(typeof(Role)).WithMany().HasForeignKey("role_id"),
            left => left.HasOne(typeof(Subject)).WithMany().HasForeignKey("subject_id"));
        modelBuilder.Entity<Role>().HasMany(role => role.Permissions).WithMany(permission => permission.Roles).UsingEntity(
            "role_permissions",
            right => right.HasOne(typeof(Permission)).WithMany().HasForeignKey("permission_id"),
            left => left.HasOne(typeof(Role)).WithMany().HasForeignKey("role_id"));
        if (Database.IsNpgsql())
        {
            IgnoreCaseOfIdentifiers(modelBuilder);
        }
    }

    /// <summary>Identifiers compare without ASCII letter case: in SQLite by the columns' collation, in PostgreSQL by their type.</summary>
    private static void IgnoreCaseOfIdentifiers(ModelBuilder modelBuilder)
    {
        foreach (var type in new[] { typeof(Client), typeof(ConnectedSystem), typeof(EventType), typeof(ConsumerAction), typeof(Contract) })
        {
            modelBuilder.Entity(type).Property("Identifier").HasColumnType("citext");
        }
    }

    private void NoteChanges()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity is not INotAudited && _changes.TrueForAll(known => !ReferenceEquals(known.Entry.Entity, entry.Entity)))
            {
                _changes.Add(AuditedRow.Of(entry));
            }
        }
    }

    private sealed class MillisecondsConverter : ValueConverter<DateTimeOffset, long>
    {
        public MillisecondsConverter()
            : base(time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
        {
        }
    }
}
