namespace Eventhos.Engine.Model;

/// <summary>How the bytes of a body are read when a mapping asks for values in it.</summary>
public enum BodyFormat
{
    /// <summary>No bytes at all: an empty object.</summary>
    Empty,

    /// <summary>JSON (RFC 8259).</summary>
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c>: an object of its fields.</summary>
    Form,

    /// <summary>Any other text: a string.</summary>
    Text,
}
