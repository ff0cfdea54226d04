package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.relay.RelayAction.Note;
import org.moqlab.engine.relay.RelayAction.WriteStream;

final class CoalescingTest {
    private static final SessionId S = new SessionId(1);

    private static WriteStream write(long stream, String hex, boolean fin) {
        return new WriteStream(S, stream, Bytes.ofHex(hex), fin);
    }

    private static Note note(long id) {
        return new Note(id, 0, S, new EventBody.Dropped("x", "y"));
    }

    @Test
    void writes_to_one_stream_become_one_behind_every_note_about_them() {
        assertEquals(
                List.of(note(1), write(4, "aa", false), note(2), write(0, "010203", true)),
                Coalescing.of(
                        List.of(
                                note(1),
                                write(0, "01", false),
                                write(4, "aa", false),
                                note(2),
                                write(0, "02", false),
                                write(0, "03", true))));
    }

    @Test
    void what_does_not_fit_a_packet_stays_apart_and_in_order() {
        Bytes half = Bytes.wrap(new byte[700]);
        List<RelayAction> large =
                List.of(
                        new WriteStream(S, 0, half, false),
                        new WriteStream(S, 0, half, false),
                        write(0, "ff", true));

        List<RelayAction> joined = Coalescing.of(large);

        assertEquals(2, joined.size());
        assertEquals(new WriteStream(S, 0, half, false), joined.getFirst());
        assertEquals(new WriteStream(S, 0, half.concat(Bytes.ofHex("ff")), true), joined.getLast());
    }

    @Test
    void an_end_without_octets_rides_on_the_last_of_them() {
        assertEquals(
                List.of(write(2, "0102", true)),
                Coalescing.of(List.of(write(2, "0102", false), write(2, "", true))));
    }
}
