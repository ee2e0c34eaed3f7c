using Eventhos.Engine.Model;

namespace Eventhos.Storage.Protection;

/// <summary>The bytes of stored requests and responses: bodies verbatim, texts length-prefixed, a format number in front.</summary>
public static class PayloadCodec
{
    private const byte Format = 1;

    /// <summary>A received request as bytes.</summary>
    public static byte[] Encode(ReceivedRequest request)
    {
        using var stream = new MemoryStream(request.Body.Length + 512);
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        writer.Write(request.Method);
        writer.Write(request.Url);
        Write(writer, request.Query);
        Write(writer, request.Headers);
        WriteOptional(writer, request.ContentType);
        writer.Write((byte)request.Format);
        Write(writer, request.Body);
        return stream.ToArray();
    }

    /// <summary>The received request of <see cref="Encode(ReceivedRequest)"/>.</summary>
    public static ReceivedRequest DecodeRequest(byte[] bytes)
    {
        using var reader = Open(bytes);
        return new ReceivedRequest
        {
            Method = reader.ReadString(),
            Url = reader.ReadString(),
            Query = ReadPairs(reader),
            Headers = ReadPairs(reader),
            ContentType = ReadOptional(reader),
            Format = (BodyFormat)reader.ReadByte(),
            Body = ReadBytes(reader),
        };
    }

    /// <summary>Request, response, warnings and failure of an attempt as bytes. A body that is the event's own is not stored twice.</summary>
    public static byte[] Encode(Attempt attempt, ReadOnlyMemory<byte> eventBody)
    {
        using var stream = new MemoryStream((attempt.Response?.Body.Length ?? 0) + 1024);
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        WriteOptional(writer, attempt.Detail);
        writer.Write(attempt.Warnings.Count);
        foreach (var warning in attempt.Warnings)
        {
            writer.Write(warning);
        }

        writer.Write(attempt.Request is not null);
        if (attempt.Request is { } request)
        {
            var forwarded = request.Body.Length > 0 && request.Body.Equals(eventBody);
            writer.Write(request.Method);
            writer.Write(request.Url);
            Write(writer, request.Params);
            Write(writer, request.Headers);
            writer.Write(forwarded);
            Write(writer, forwarded ? default : request.Body);
        }

        writer.Write(attempt.Response is not null);
        if (attempt.Response is { } response)
        {
            writer.Write(response.Status);
            writer.Write(response.StatusText);
            Write(writer, response.Headers);
            WriteOptional(writer, response.ContentType);
            Write(writer, response.Body);
        }

        return stream.ToArray();
    }

    /// <summary>What <see cref="Encode(Attempt, ReadOnlyMemory{byte})"/> stored.</summary>
    public static Exchange DecodeExchange(byte[] bytes, ReadOnlyMemory<byte> eventBody)
    {
        using var reader = Open(bytes);
        var detail = ReadOptional(reader);
        var warnings = new string[reader.ReadInt32()];
        for (var i = 0; i < warnings.Length; i++)
        {
            warnings[i] = reader.ReadString();
        }

        var request = reader.ReadBoolean() ? ReadRequest(reader, eventBody) : null;
        var response = reader.ReadBoolean() ? ReadResponse(reader) : null;
        return new Exchange(detail, warnings, request, response);
    }

    private static SentRequest ReadRequest(BinaryReader reader, ReadOnlyMemory<byte> eventBody)
    {
        var request = new SentRequest
        {
            Method = reader.ReadString(),
            Url = reader.ReadString(),
            Params = ReadPairs(reader),
            Headers = ReadPairs(reader),
            Body = ReadOnlyMemory<byte>.Empty,
        };
        var forwarded = reader.ReadBoolean();
        var body = ReadBytes(reader);
        return request with { Body = forwarded ? eventBody : body };
    }

    private static ReceivedResponse ReadResponse(BinaryReader reader) => new()
    {
        Status = reader.ReadInt32(),
        StatusText = reader.ReadString(),
        Headers = ReadPairs(reader),
        ContentType = ReadOptional(reader),
        Body = ReadBytes(reader),
    };

    private static BinaryReader Open(byte[] bytes)
    {
        var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        var format = reader.ReadByte();
        return format == Format ? reader : throw new InvalidDataException($"Stored payload has format {format}; this version reads {Format}.");
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        writer.Write(pairs.Count);
        foreach (var (name, value) in pairs)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static KeyValuePair<string, string>[] ReadPairs(BinaryReader reader)
    {
        var pairs = new KeyValuePair<string, string>[reader.ReadInt32()];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new(reader.ReadString(), reader.ReadString());
        }

        return pairs;
    }

    private static void Write(BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes.Span);
    }

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
