package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.moqlab.app.marks.Glyph;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;

/// One message of the chosen end, decoded.
///
/// @param event number of the event that recorded it
/// @param time when, in seconds
/// @param sent whether this end sent it
/// @param glyph name of its silhouette
/// @param name its name in the protocol
/// @param stream the stream it went over, in words
/// @param summary what it says, in one line; may be empty
/// @param bytes its octets in hexadecimal, in rows; ends with how many there are when some are left
///   out
public record MessageLine(
        long event,
        String time,
        boolean sent,
        String glyph,
        String name,
        String stream,
        String summary,
        String bytes) {
    /// Octets a row.
    static final int ROW = 16;

    /// Most octets shown; the details of the event show more.
    static final int MAX_BYTES = 64;

    private static final HexFormat OCTETS = HexFormat.ofDelimiter(" ");

    /// Which way it went, in a word.
    String way() {
        return Words.of(sent ? "message.sent" : "message.received");
    }

    static MessageLine of(SessionMessage message) {
        MessageView view = message.view();
        return new MessageLine(
                message.event().n(),
                Figures.micros(message.event().t()),
                message.sent(),
                Glyph.nameOf(view.kind()),
                view.name(),
                Words.of("message.stream", Long.toString(message.stream())),
                view.summary(),
                hex(view.bytes()));
    }

    private static String hex(Bytes bytes) {
        List<String> rows = new ArrayList<>();
        int shown = Math.min(bytes.length(), MAX_BYTES);
        for (int from = 0; from < shown; from += ROW) {
            rows.add(OCTETS.formatHex(bytes.slice(from, Math.min(shown, from + ROW)).toArray()));
        }
        if (shown < bytes.length()) {
            rows.add(Words.of("message.bytes.all", Figures.count(bytes.length())));
        }
        return String.join("\n", rows);
    }
}
