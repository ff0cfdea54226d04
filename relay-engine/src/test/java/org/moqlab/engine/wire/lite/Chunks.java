package org.moqlab.engine.wire.lite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;

/// Octets in every way they may arrive: whole, one at a time, and cut once anywhere.
final class Chunks {
    private Chunks() {}

    static List<List<Bytes>> of(Bytes octets) {
        List<List<Bytes>> ways = new ArrayList<>();
        List<Bytes> single = new ArrayList<>();
        ways.add(List.of(octets));
        for (int at = 0; at < octets.length(); at++) {
            single.add(octets.slice(at, at + 1));
            ways.add(List.of(octets.slice(0, at), octets.slice(at, octets.length())));
        }
        ways.add(single);
        return ways;
    }

    /// Reads `codecs` one after the other from chunks of a stream, each as soon as it can be.
    static List<Message> read(List<Bytes> chunks, List<Codec> codecs, LiteVersion version)
            throws DecodeException {
        StreamBuffer buffer = new StreamBuffer();
        List<Message> messages = new ArrayList<>();
        for (Bytes chunk : chunks) {
            buffer.append(chunk);
            boolean more = true;
            while (more && messages.size() < codecs.size()) {
                Optional<Message> read = codecs.get(messages.size()).read(buffer, version);
                read.ifPresent(messages::add);
                more = read.isPresent();
            }
        }
        if (!buffer.isEmpty()) {
            throw new AssertionError(buffer.length() + " octets left after " + messages);
        }
        return messages;
    }
}
