using Eventhos.Engine.Model;

namespace Eventhos.Storage.Protection;

/// <summary>What is stored of an attempt, encrypted.</summary>
/// <param name="Detail">One sentence for a failure; null for a delivery.</param>
/// <param name="Warnings">What the mapping found missing.</param>
/// <param name="Request">The request; null when it could not be built.</param>
/// <param name="Response">The response; null when none came.</param>
public sealed record Exchange(string? Detail, IReadOnlyList<string> Warnings, SentRequest? Request, ReceivedResponse? Response);
