package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Field;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Trace;
import org.moqlab.engine.wire.lite.LiteVersion;

/// Which octets of a message its fields are, by the decoder that read it in the first place. What
/// only frames a message (its type, its length, a number of parameters) is no field.
public final class Anatomy {
    private Anatomy() {}

    /// Where the fields of a message stand.
    ///
    /// @param alpn what its session negotiated
    /// @return empty when the octets are no such message
    public static List<Span> of(MessageView message, String alpn) {
        if (message.bytes().isEmpty()) {
            return List.of();
        }
        List<LiteVersion> lite =
                Arrays.stream(LiteVersion.values())
                        .filter(version -> version.alpn().equals(alpn))
                        .toList()
                        .reversed();
        for (LiteVersion version : lite) {
            List<Span> spans = read(() -> LiteAnatomy.of(message, version));
            if (!spans.isEmpty()) {
                return spans;
            }
        }
        return lite.isEmpty() ? read(() -> IetfAnatomy.of(message)) : List.of();
    }

    /// Something that takes octets apart.
    interface Reading {
        List<Span> read() throws DecodeException;
    }

    /// Octets that are no such message have no fields.
    static List<Span> read(Reading reading) {
        try {
            return reading.read();
        } catch (DecodeException unread) {
            return List.of();
        }
    }

    /// What was read one after the other, by the fields it is.
    ///
    /// @param fields the index of each; those after the last that was read stand nowhere
    static List<Span> match(List<Integer> fields, List<Trace.Span> read) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < Math.min(fields.size(), read.size()); i++) {
            Trace.Span one = read.get(i);
            spans.add(new Span(fields.get(i), (int) one.from(), (int) one.to()));
        }
        return List.copyOf(spans);
    }

    /// The values of fields, for comparing what is shown with what the octets say.
    static List<String> values(List<Field> fields) {
        return fields.stream().map(field -> field.name() + " " + field.value()).toList();
    }
}
