package org.moqlab.engine.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.mesh.Durations;

/// Meshes of released relays and none of ours: how many messages they need when a publisher leaves,
/// by their own logs of what they hear. These are the figures of docs/policies/figures.md that ours
/// are held against.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class ReleasedMeshesTest {
    private static final String LITE_05 = "moq-lite-05";
    private static final int ROUNDS = 5;
    private static final long QUIET = 500 * Durations.MILLI;
    private static final Pattern HEARD =
            Pattern.compile(
                    "^(\\S+) .*lite::subscriber: (announce|restart|unannounced) broadcast=(\\S+)");

    @RegisterExtension final Meeting meeting = new Meeting();

    private final List<SlowWay> ways = new ArrayList<>();

    @AfterEach
    void close() {
        ways.forEach(SlowWay::close);
    }

    /// Relays that each dial some of those before them, over 5 ms to 5.5 ms.
    ///
    /// @param shape `full`, or `ring`
    private List<MoqRelay> mesh(String shape, int relays) {
        List<MoqRelay> mesh = new ArrayList<>();
        for (int i = 0; i < relays; i++) {
            List<MoqRelay.Place> dialled = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                boolean neighbours = j == i - 1 || (j == 0 && i == relays - 1);
                if (shape.equals("full") || neighbours) {
                    MoqRelay there = mesh.get(j);
                    SlowWay way = SlowWay.to(there.address(), 100L * i + j);
                    ways.add(way);
                    dialled.add(new MoqRelay.Place(way.port(), there.fingerprint()));
                }
            }
            mesh.add(MoqRelay.joining(meeting, LITE_05, dialled));
        }
        return mesh;
    }

    /// Messages about a name from the moment on at which the first relay hears that it is gone.
    private static long messages(List<MoqRelay> mesh, String name) {
        String left = "";
        for (Matcher heard : heard(mesh.getFirst(), name)) {
            boolean gone = heard.group(2).equals("unannounced");
            left = left.isEmpty() && gone ? heard.group(1) : left;
        }
        long messages = 0;
        for (MoqRelay relay : mesh) {
            for (Matcher heard : heard(relay, name)) {
                messages += heard.group(1).compareTo(left) >= 0 ? 1 : 0;
            }
        }
        return messages;
    }

    private static List<Matcher> heard(MoqRelay relay, String name) {
        return relay.process().lines().stream()
                .map(HEARD::matcher)
                .filter(line -> line.find() && line.group(3).equals(name))
                .toList();
    }

    private static void pause() {
        LockSupport.parkNanos(QUIET);
    }

    /// @param least and `most`: the figures upstream measured, or half and four times as many where
    ///   relays that are out of step hunt further
    @ParameterizedTest
    @CsvSource({"full, 2, 2, 2", "full, 3, 5, 6", "ring, 4, 7, 8", "full, 6, 42, 336"})
    void a_name_that_is_taken_back_costs_released_relays_this(
            String shape, int relays, long least, long most) {
        List<MoqRelay> mesh = mesh(shape, relays);
        MoqRelay first = mesh.getFirst();
        MoqNet client = MoqNet.connect(meeting, first.address(), first.fingerprint(), LITE_05);
        client.publish("ready", "clock");
        mesh.forEach(relay -> relay.awaitAnnounced("ready", true));
        pause();
        List<Long> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round-" + round;
            client.publish(name, "clock");
            mesh.forEach(relay -> relay.awaitAnnounced(name, true));
            pause();
            client.unpublish(name);
            mesh.forEach(relay -> relay.awaitAnnounced(name, false));
            pause();
            rounds.add(messages(mesh, name));
        }
        long median = rounds.stream().sorted().toList().get(ROUNDS / 2);
        assertTrue(median >= least && median <= most, "messages " + rounds);
    }
}
