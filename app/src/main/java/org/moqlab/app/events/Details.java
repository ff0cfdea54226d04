package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// The decoded form of one event and its bytes.
///
/// @param title what it is
/// @param fields name and value, in wire order for a message
/// @param bytes the message in rows of 16 with its offset in the stream; empty when it is none
public record Details(String title, List<Field> fields, List<Hex> bytes) {
    /// Most octets shown.
    static final int MAX_BYTES = 4_096;

    /// Octets a row.
    static final int ROW = 16;

    /// Nothing is selected.
    static final Details NONE = new Details("", List.of(), List.of());

    /// A named value.
    ///
    /// @param from index of its first octet in the message
    /// @param to index after its last; `from` when it has none of its own
    public record Field(String name, String value, int from, int to) {
        /// A value that has no octets of its own.
        Field(String name, String value) {
            this(name, value, 0, 0);
        }

        /// Whether an octet is its.
        boolean covers(int octet) {
            return octet >= from && octet < to;
        }
    }

    /// A row of octets.
    ///
    /// @param offset where it stands in the stream, in hexadecimal
    /// @param from index of its first octet in the message
    /// @param octets in hexadecimal, each
    /// @param letters the printable ones as letters, each
    public record Hex(String offset, int from, List<String> octets, List<String> letters) {
        /// Creates a row; the lists are copied.
        public Hex {
            octets = List.copyOf(octets);
            letters = List.copyOf(letters);
        }
    }

    /// The field an octet belongs to; -1 for none.
    int fieldAt(int octet) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).covers(octet)) {
                return i;
            }
        }
        return -1;
    }

    /// Creates details; the lists are copied.
    public Details {
        fields = List.copyOf(fields);
        bytes = List.copyOf(bytes);
    }

    /// @param spans where the fields of its message stand
    static Details of(MeshEvent event, String session, List<Span> spans) {
        String title = Words.of("details.title", Figures.count(event.n()));
        return switch (event.body()) {
            case EventBody.Sent(MessageView message, long stream, long offset) ->
                    message(title, message, place(session, stream, offset), spans, offset);
            case EventBody.Received(MessageView message, long stream, long offset) ->
                    message(title, message, place(session, stream, offset), spans, offset);
            case EventBody.Dropped _,
                    EventBody.Decided _,
                    EventBody.DeadlineReached _,
                    EventBody.SessionChanged _,
                    EventBody.ClientChanged _,
                    EventBody.RelayChanged _,
                    EventBody.TruthChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.FindingRaised _,
                    EventBody.RelayFailed _ ->
                    new Details(title, other(event), List.of());
        };
    }

    private static List<Field> place(String session, long stream, long offset) {
        return List.of(
                new Field(Words.of("details.session"), session),
                new Field(
                        Words.of("details.stream"),
                        Words.of(
                                "details.stream.at",
                                Long.toString(stream),
                                Long.toString(offset),
                                String.format(Locale.ROOT, "0x%04x", offset))));
    }

    private static Details message(
            String title, MessageView message, List<Field> place, List<Span> spans, long offset) {
        List<Field> fields = new ArrayList<>(place);
        fields.add(new Field(Words.of("details.message"), message.name()));
        for (int i = 0; i < message.fields().size(); i++) {
            int index = i;
            MessageView.Field field = message.fields().get(i);
            fields.add(
                    spans.stream()
                            .filter(span -> span.field() == index)
                            .findFirst()
                            .map(span ->
                                    new Field(field.name(), field.value(), span.from(), span.to()))
                            .orElseGet(() -> new Field(field.name(), field.value())));
        }
        return new Details(title, fields, hex(message.bytes(), offset));
    }

    private static List<Field> other(MeshEvent event) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Words.of("kind." + event.kind()), EventWords.what(event.body())));
        if (event.body() instanceof EventBody.FindingRaised(var finding)) {
            fields.add(new Field(Words.of("details.where"), String.join(", ", finding.relays())));
            fields.add(new Field(Words.of("details.expected"), finding.expected()));
            fields.add(new Field(Words.of("details.found"), finding.found()));
        }
        if (event.body() instanceof EventBody.Decided(var row, String _)) {
            row.best()
                    .ifPresent(best ->
                            fields.add(
                                    new Field(
                                            Words.of("details.best"),
                                            Words.of(
                                                    "details.route",
                                                    Figures.count(best.route().hops().length()),
                                                    best.reason().text()))));
            fields.add(new Field(Words.of("details.standby"), Figures.count(row.standby().size())));
        }
        return fields;
    }

    private static List<Hex> hex(Bytes bytes, long offset) {
        List<Hex> rows = new ArrayList<>();
        int length = Math.min(bytes.length(), MAX_BYTES);
        for (int from = 0; from < length; from += ROW) {
            rows.add(row(bytes, from, Math.min(length, from + ROW), offset));
        }
        return rows;
    }

    /// Some octets of a message.
    ///
    /// @param from index of the first
    /// @param to index after the last
    /// @param offset where the message stands in the stream
    static Hex row(Bytes bytes, int from, int to, long offset) {
        List<String> octets = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int octet = bytes.at(i);
            octets.add(String.format(Locale.ROOT, "%02x", octet));
            letters.add(octet >= 0x20 && octet < 0x7f ? Character.toString(octet) : "\u00b7");
        }
        return new Hex(String.format(Locale.ROOT, "%04x", offset + from), from, octets, letters);
    }
}
