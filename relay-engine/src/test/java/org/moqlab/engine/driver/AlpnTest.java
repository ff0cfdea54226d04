package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AlpnTest {
    @Test
    void a_listener_prefers_the_newest_wire_and_takes_each_name_once() {
        assertEquals(
                List.of("moq-lite-05", "moq-lite-04", "moq-lite-03", "moql", "moq-00"), Alpn.TAKEN);
    }
}
