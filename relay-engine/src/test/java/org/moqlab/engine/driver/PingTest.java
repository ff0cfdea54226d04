package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ietf.Content;
import org.moqlab.engine.wire.ietf.ObjectDatagram;

/// What keeps quiet sessions alive.
final class PingTest {
    @ParameterizedTest
    @ValueSource(strings = {"moq-00", "moql", ""})
    void where_a_session_may_be_of_moq_transport_it_is_an_object_of_a_track_nobody_has(
            String protocol) throws DecodeException {
        Bytes ping = Ping.of(protocol);
        assertEquals(
                new ObjectDatagram(
                        false,
                        (1L << 62) - 1,
                        0,
                        OptionalLong.empty(),
                        255,
                        ObjectDatagram.Form.PAYLOAD,
                        Content.of(Bytes.wrap(new byte[1]))),
                ObjectDatagram.decode(ping));
        assertTrue(Ping.is(ping));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-03", "moq-lite-04", "moq-lite-05", "moqlab-06"})
    void on_moq_lite_it_is_one_octet(String protocol) {
        Bytes ping = Ping.of(protocol);
        assertEquals(1, ping.length());
        assertTrue(Ping.is(ping));
    }

    @Test
    void other_datagrams_are_for_the_machine() {
        assertFalse(Ping.is(Bytes.wrap(new byte[] {0, 1})));
    }
}
