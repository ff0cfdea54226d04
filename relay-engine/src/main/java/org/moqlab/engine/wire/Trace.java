package org.moqlab.engine.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the values of a message stand, found by having its own decoder read it once more. What a
/// value is made of counts as one: a text with its length, a list with its count.
public final class Trace {
    private static final ScopedValue<Trace> PRESENT = ScopedValue.newInstance();

    private final List<Span> spans = new ArrayList<>();

    /// Octets in a stream, from the first to before the last.
    public record Span(long from, long to) {}

    /// Something that reads a message.
    public interface Reading {
        /// Reads it.
        void read() throws DecodeException;
    }

    private Trace() {}

    /// What readers read meanwhile, in order.
    ///
    /// @throws DecodeException when it cannot be read
    public static List<Span> of(Reading reading) throws DecodeException {
        Trace trace = new Trace();
        ScopedValue.where(PRESENT, trace)
                .call(() -> {
                    reading.read();
                    return trace;
                });
        return List.copyOf(trace.spans);
    }

    /// The trace that is wanted by whoever reads now.
    static Optional<Trace> present() {
        return PRESENT.isBound() ? Optional.of(PRESENT.get()) : Optional.empty();
    }

    /// A value was read; what was read of it before is part of it.
    void read(long from, long to) {
        while (!spans.isEmpty() && spans.getLast().from() >= from) {
            spans.removeLast();
        }
        if (to > from) {
            spans.add(new Span(from, to));
        }
    }
}
