package org.moqlab.app.inspector;

import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.StreamDetail;

/// One open stream of the chosen end.
///
/// @param id the QUIC stream id
/// @param kind which directions it has, in a word
/// @param opener who opened it, in a word
/// @param sent octets QUIC took for it
/// @param received octets that came in on it
/// @param waiting octets written that QUIC has not taken yet
public record StreamLine(
        long id, String kind, String opener, long sent, long received, long waiting) {
    static StreamLine of(StreamDetail stream) {
        return new StreamLine(
                stream.id(),
                Words.of("stream.kind." + stream.kind()),
                Words.of(stream.ours() ? "stream.ours" : "stream.theirs"),
                stream.sent(),
                stream.received(),
                stream.waiting());
    }
}
