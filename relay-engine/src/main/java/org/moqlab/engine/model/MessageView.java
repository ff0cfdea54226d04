package org.moqlab.engine.model;

import java.util.List;
import java.util.Optional;

/// A message as a person reads it: what it is, its fields in wire order, and its octets. Carries no
/// codec, so that panes and exports need none.
///
/// @param kind what it does, for glyph and colour
/// @param name the message's name in its protocol, such as `ANNOUNCE`
/// @param summary one line without the name, such as `test, 3 hops`
/// @param fields the fields in wire order
/// @param bytes the message as it stood on the stream
public record MessageView(Kind kind, String name, String summary, List<Field> fields, Bytes bytes) {
    /// What a message does to the receiver.
    public enum Kind {
        /// Set-up and session housekeeping.
        SETUP,
        /// Asks to be told of namespaces.
        INTEREST,
        /// Offers a namespace that was not offered before on this stream.
        ANNOUNCE,
        /// Offers a namespace again that had been told before on this stream.
        REANNOUNCE,
        /// Withdraws a namespace.
        UNANNOUNCE,
        /// Says that a namespace's publisher lives.
        HEARTBEAT,
        /// Asks for a track.
        SUBSCRIBE,
        /// Accepts a subscription.
        ACCEPT,
        /// Refuses, fails or aborts.
        REFUSAL,
        /// Ends cleanly.
        END,
        /// Opens a group of objects.
        GROUP,
        /// Carries an object.
        DATA
    }

    /// One field of a message.
    public record Field(String name, String value) {}

    /// Octets that are a field.
    ///
    /// @param field index of the field
    /// @param from index of its first octet
    /// @param to index after its last
    public record Span(int field, int from, int to) {}

    /// Creates a view; the list is copied.
    public MessageView {
        fields = List.copyOf(fields);
    }

    /// The value of the first field of that name.
    public Optional<String> field(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }
}
