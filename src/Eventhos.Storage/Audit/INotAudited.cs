namespace Eventhos.Storage.Audit;

/// <summary>A row that the hub keeps for itself: nobody's change, and not in the audit log.</summary>
public interface INotAudited;
