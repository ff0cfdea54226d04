package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.observe.EventBody.FaultApplied;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Silence;

/// Whose idle timeout runs, and until when, whatever drives the mesh.
abstract class SilenceContract extends FaultBench {
    private static final long TIMEOUT = 2 * Durations.SECOND;

    /// How much later than it was something is believed to have arrived at most, ns.
    protected abstract long late();

    private static List<String> silent(Mesh mesh) {
        return hears(mesh, "A", "B");
    }

    /// The ends of the session of two that count down.
    private static List<String> hears(Mesh mesh, String a, String b) {
        return mesh.silences().stream()
                .filter(one -> between(mesh, one, a, b))
                .map(Silence::endpoint)
                .sorted()
                .toList();
    }

    private static boolean between(Mesh mesh, Silence one, String a, String b) {
        var session = mesh.snapshot().sessions().get(one.session());
        return session != null && session.touches(a) && session.touches(b);
    }

    private void awaitSilent(Mesh mesh, String... ends) {
        await(mesh, () -> silent(mesh).equals(List.of(ends)));
        assertEquals(List.of(ends), silent(mesh));
    }

    private static long idleAt(Mesh mesh, String end) {
        return events(mesh)
                .filter(event -> event.relay().equals(end))
                .filter(event -> isIdle(event))
                .mapToLong(MeshEvent::t)
                .findFirst()
                .orElseThrow();
    }

    private static long faultAt(Mesh mesh) {
        return events(mesh)
                .filter(event -> event.body() instanceof FaultApplied)
                .mapToLong(MeshEvent::t)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isIdle(MeshEvent event) {
        return event.body() instanceof SessionChanged change && change.phase() == Phase.IDLE;
    }

    @Test
    void who_is_cut_off_counts_down_until_it_gives_the_session_up() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            pass(mesh, TIMEOUT + Durations.SECOND);
            assertEquals(List.of(), mesh.silences());
            act(mesh, "cut: A-B");
            awaitSilent(mesh, "A", "B");
            List<Silence> silences = mesh.silences();
            awaitIdle(mesh, "A", "B");
            awaitIdle(mesh, "B", "A");
            long cut = faultAt(mesh);
            for (Silence silence : silences) {
                long ended = idleAt(mesh, silence.endpoint());
                assertEquals(TIMEOUT, silence.timeout());
                assertTrue(silence.until() > cut, silence + " after a cut at " + cut);
                assertTrue(ended >= silence.until() - late(), silence + " ended at " + ended);
                assertTrue(late() > 0 || ended == silence.until(), silence + " ended at " + ended);
            }
            awaitSilent(mesh);
        }
    }

    @Test
    void the_end_that_still_hears_counts_down_only_once_the_other_has_left()
            throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "cut: A>B");
            awaitSilent(mesh, "B");
            awaitIdle(mesh, "B", "A");
            awaitSilent(mesh, "A");
            awaitIdle(mesh, "A", "B");
        }
    }

    @Test
    void who_was_left_without_a_word_counts_down_and_the_frozen_do_not() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "freeze: B");
            awaitSilent(mesh, "A");
            act(mesh, "kill: B");
            await(mesh, () -> !mesh.snapshot().relay("B").orElseThrow().up());
            awaitSilent(mesh, "A");
            awaitIdle(mesh, "A", "B");
        }
    }

    @Test
    void the_relay_of_a_client_that_vanished_counts_down() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            act(mesh, "vanish: pub");
            await(mesh, () -> hears(mesh, "A", "pub").size() == 1);
            assertEquals(List.of("A"), hears(mesh, "A", "pub"));
            awaitIdle(mesh, "A", "pub");
        }
    }

    @Test
    void who_comes_up_or_is_closed_is_not_left() throws ScenarioException {
        try (Mesh mesh = start(of("latency: 600ms}\n  knobs: {idle-timeout: 5s"))) {
            List<String> seen = new ArrayList<>();
            await(mesh, () -> seen.addAll(silent(mesh)) || up(mesh, "A", "B"));
            act(mesh, "undial: {relay: A, peer: B}");
            await(mesh, () -> seen.addAll(silent(mesh)) || !ends(mesh, "B", "A").isEmpty());
            assertEquals(List.of("CLOSED"), ends(mesh, "B", "A"));
            assertEquals(List.of(), seen);
        }
    }

    @Test
    void where_nobody_keeps_sessions_alive_both_ends_count_down() throws ScenarioException {
        try (Mesh mesh = start(of("latency: 5ms}\n  knobs: {idle-timeout: 2s, keep-alive: 5s"))) {
            await(mesh, () -> up(mesh, "A", "B"));
            awaitSilent(mesh, "A", "B");
            awaitIdle(mesh, "A", "B");
        }
    }

    /// A pair with a line for its links and knobs.
    private static Scenario of(String line) throws ScenarioException {
        return ScenarioFile.parse(
                "pair",
                """
                title: pair
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [A, B], sessions: 1, %s}
                """
                        .formatted(line));
    }
}
