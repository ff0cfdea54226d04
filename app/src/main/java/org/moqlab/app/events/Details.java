package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
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
    public record Field(String name, String value) {}

    /// A row of octets.
    ///
    /// @param offset where it stands in the stream, in hexadecimal
    /// @param octets in hexadecimal
    /// @param text the printable ones as letters
    public record Hex(String offset, String octets, String text) {}

    /// Creates details; the lists are copied.
    public Details {
        fields = List.copyOf(fields);
        bytes = List.copyOf(bytes);
    }

    static Details of(MeshEvent event, String session) {
        String title = Words.of("details.title", Figures.count(event.n()));
        return switch (event.body()) {
            case EventBody.Sent(MessageView message, long stream, long offset) ->
                    message(title, message, session, stream, offset);
            case EventBody.Received(MessageView message, long stream, long offset) ->
                    message(title, message, session, stream, offset);
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

    private static Details message(
            String title, MessageView message, String session, long stream, long offset) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Words.of("details.session"), session));
        fields.add(
                new Field(
                        Words.of("details.stream"),
                        Words.of(
                                "details.stream.at",
                                Long.toString(stream),
                                Long.toString(offset))));
        fields.add(new Field(Words.of("details.message"), message.name()));
        message.fields().forEach(f -> fields.add(new Field(f.name(), f.value())));
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
            Bytes row = bytes.slice(from, Math.min(length, from + ROW));
            StringBuilder octets = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < row.length(); i++) {
                int octet = row.at(i);
                octets.append(i == 0 ? "" : i == ROW / 2 ? "  " : " ");
                octets.append(String.format(Locale.ROOT, "%02x", octet));
                text.append(octet >= 0x20 && octet < 0x7f ? (char) octet : '·');
            }
            String at = String.format(Locale.ROOT, "%04x", offset + from);
            rows.add(new Hex(at, octets.toString(), text.toString()));
        }
        return rows;
    }
}
