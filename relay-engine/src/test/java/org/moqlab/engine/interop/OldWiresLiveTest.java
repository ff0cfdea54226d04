package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.moqlab.engine.mesh.Durations;

/// Three released relays in a triangle, without any of ours: what `gossip-2026-08` says of them
/// over an old wire is so.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class OldWiresLiveTest {
    private static final String LITE_04 = "moq-lite-04";
    private static final String LITE_05 = "moq-lite-05";
    private static final int LOOKS = 250;

    /// Meshes that are tried until the race goes so that a name stays.
    private static final int MESHES = 10;

    /// Which of two neighbours hears a name first from whom is a race on one machine.
    private static final List<String> NAMES =
            IntStream.range(0, 20).mapToObj(i -> "test/" + i).toList();

    @RegisterExtension final Meeting meeting = new Meeting();

    /// The neighbours of a relay at which names have come and gone.
    private List<MoqRelay> left(String wire) {
        MoqRelay a = MoqRelay.start(meeting);
        MoqRelay b = MoqRelay.joining(meeting, wire, a);
        MoqRelay c = MoqRelay.joining(meeting, wire, a, b);
        MoqNet client = MoqNet.connect(meeting, a.address(), a.fingerprint(), LITE_05);
        client.publish("first", "clock");
        List<MoqRelay> all = List.of(a, b, c);
        all.forEach(relay -> relay.awaitAnnounced("first", true));
        NAMES.forEach(name -> client.publish(name, "clock"));
        all.forEach(relay -> NAMES.forEach(name -> relay.awaitAnnounced(name, true)));
        NAMES.forEach(client::unpublish);
        NAMES.forEach(name -> a.awaitAnnounced(name, false));
        client.publish("last", "clock");
        all.forEach(relay -> relay.awaitAnnounced("last", true));
        return List.of(b, c);
    }

    private static List<String> dead(MoqRelay relay) {
        return relay.announced().stream().filter(NAMES::contains).sorted().toList();
    }

    @Test
    void over_a_wire_that_says_changes_names_go() {
        left(LITE_05).forEach(relay -> NAMES.forEach(name -> relay.awaitAnnounced(name, false)));
    }

    /// Each of the two holds them by the other's word, longer than any linger.
    @Test
    void over_a_wire_that_says_none_names_stay() {
        List<MoqRelay> neighbours = left(LITE_04);
        for (int mesh = 1; mesh < MESHES && dead(neighbours.getFirst()).isEmpty(); mesh++) {
            neighbours = left(LITE_04);
        }
        List<String> stayed = dead(neighbours.getFirst());
        assertFalse(stayed.isEmpty(), "some have stayed");
        for (int look = 0; look < LOOKS; look++) {
            assertEquals(stayed, dead(neighbours.getFirst()));
            assertEquals(stayed, dead(neighbours.getLast()));
            LockSupport.parkNanos(30 * Durations.MILLI);
        }
    }
}
