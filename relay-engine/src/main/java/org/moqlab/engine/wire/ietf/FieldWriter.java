package org.moqlab.engine.wire.ietf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// Writes the fields moq-transport messages are made of.
final class FieldWriter {
    private FieldWriter() {}

    static WireWriter location(Location location, WireWriter out) {
        return out.varint(location.group()).varint(location.object());
    }

    /// Whether there is content, and the largest location where there is.
    static WireWriter largest(Optional<Location> largest, WireWriter out) {
        out.bool(largest.isPresent());
        largest.ifPresent(location -> location(location, out));
        return out;
    }

    static WireWriter filter(Filter filter, WireWriter out) {
        out.varint(filter.code());
        return switch (filter) {
            case Filter.NextGroup _, Filter.LargestObject _ -> out;
            case Filter.AbsoluteStart(Location start) -> location(start, out);
            case Filter.AbsoluteRange(Location start, long end) -> location(start, out).varint(end);
        };
    }

    /// A text within its bound.
    ///
    /// @throws IllegalArgumentException above `max` octets
    static WireWriter bounded(String text, int max, WireWriter out) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > max) {
            throw new IllegalArgumentException("text of " + length + " octets");
        }
        return out.string(text);
    }

    static WireWriter reason(String reason, WireWriter out) {
        return bounded(reason, FieldReader.MAX_REASON, out);
    }

    static MessageView.Field parameters(Parameters parameters) {
        return Message.field("parameters", parameters.describe(Registry.MESSAGE_PARAMETER));
    }

    static MessageView.Field largest(Optional<Location> largest) {
        return Message.field("largest", largest.map(Location::toString).orElse("none"));
    }
}
