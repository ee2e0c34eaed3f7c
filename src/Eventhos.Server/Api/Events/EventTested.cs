using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Events;

/// <summary>A test event that was received.</summary>
internal sealed record EventTested(
    [property: JsonPropertyName("receivedEventId")] long ReceivedEventId,
    [property: JsonPropertyName("hasWork"), AllowedValues(0, 1), Description("0: no contract carries it out.")] int HasWork);
