package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Topology.Shape;

/// Shapes: their links, who dials whom, and how far the farthest relay is.
final class TopologyTest {
    private static Topology topology(Shape shape, String relays, int sessions) {
        return new Topology(shape, List.of(relays.split("")), sessions, 5_000_000, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, A, ''",
        "FULL, AB, AB",
        "FULL, ABCD, AB AC AD BC BD CD",
        "LINE, ABCD, AB BC CD",
        "RING, ABCD, AB AD BC CD",
        "RING, ABC, AB AC BC",
        "RING, AB, AB",
        "RING, A, ''",
        "STAR, ABCD, AB AC AD",
        "STAR, BAC, BA BC"
    })
    void every_link_is_there_once_in_the_order_of_relays(Shape shape, String relays, String links) {
        assertEquals(
                links,
                topology(shape, relays, 1).links().stream()
                        .map(link -> link.a() + link.b())
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, 1, A, BCD",
        "FULL, 1, C, D",
        "FULL, 1, D, ''",
        "FULL, 2, A, BCD",
        "FULL, 2, C, ABD",
        "LINE, 1, B, C",
        "LINE, 2, B, AC",
        "RING, 1, D, ''",
        "RING, 2, D, AC",
        "STAR, 1, A, BCD",
        "STAR, 1, B, ''",
        "STAR, 2, B, A",
        "STAR, 2, Z, ''"
    })
    void one_session_is_dialled_by_the_earlier_relay_and_two_by_both(
            Shape shape, int sessions, String relay, String dials) {
        assertEquals(dials, String.join("", topology(shape, "ABCD", sessions).dials(relay)));
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, A, A, 0",
        "FULL, ABCDEF, D, 1",
        "LINE, ABCDE, A, 4",
        "LINE, ABCDE, C, 2",
        "RING, ABCD, A, 2",
        "RING, ABCDE, C, 2",
        "RING, ABCDEF, B, 3",
        "STAR, ABCD, A, 1",
        "STAR, ABCD, C, 2"
    })
    void the_farthest_relay_is_so_many_links_away(
            Shape shape, String relays, String from, int links) {
        assertEquals(links, topology(shape, relays, 2).eccentricity(from));
    }
}
