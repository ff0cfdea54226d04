package org.moqlab.app.events;

import java.util.List;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.MeshEvent;

/// One message of a stream: its octets in one row, and what it says.
///
/// @param event number of the event
/// @param hex its first octets, at most [#MAX_BYTES]
/// @param length how many octets it has
/// @param glyph name of its silhouette
/// @param words what it says, in one line
/// @param brief the same in fewer words: the name stands in the octets
/// @param fields its fields, as [Details#fields] has them
public record StreamRow(
        long event,
        Details.Hex hex,
        int length,
        String glyph,
        String words,
        String brief,
        List<Details.Field> fields) {
    /// Most octets shown; rows of 16 show more.
    static final int MAX_BYTES = 24;

    /// Creates a row; the list is copied.
    public StreamRow {
        fields = List.copyOf(fields);
    }

    /// @param details the event taken apart
    static StreamRow of(MeshEvent event, MessageView message, long offset, Details details) {
        Bytes all = message.bytes();
        return new StreamRow(
                event.n(),
                Details.row(all, 0, Math.min(all.length(), MAX_BYTES), offset),
                all.length(),
                EventWords.glyph(event.body()),
                EventWords.what(event.body()),
                brief(event, message),
                details.fields());
    }

    private static String brief(MeshEvent event, MessageView message) {
        String word = Words.of("message." + message.kind());
        return switch (message.kind()) {
            case ANNOUNCE, REANNOUNCE ->
                    message.field("hops")
                            .map(hops -> Words.of("bytes.brief", word, hops))
                            .orElseGet(() -> EventWords.what(event.body()));
            case UNANNOUNCE -> word;
            case SETUP, INTEREST, HEARTBEAT, SUBSCRIBE, ACCEPT, REFUSAL, END, GROUP, DATA ->
                    EventWords.what(event.body());
        };
    }

    /// Whether an octet is of the field of that name.
    boolean isOf(String field, int octet) {
        return fields.stream().anyMatch(one -> one.name().equals(field) && one.covers(octet));
    }

    /// What stands beside the octets; says so where there are more.
    String said() {
        return length > hex.octets().size()
                ? Words.of("bytes.more", Integer.toString(length), brief)
                : brief;
    }
}
