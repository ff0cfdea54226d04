package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Silence;

/// Whose idle timeout runs, and until when, whatever drives the mesh.
abstract class SilenceContract extends FaultBench {
    /// How much later than it was something is believed to have arrived at most, ns.
    private static final long LATE = Durations.SECOND;

    private static List<String> silent(Mesh mesh) {
        return mesh.silences().stream()
                .filter(one -> between(mesh, one))
                .map(Silence::endpoint)
                .sorted()
                .toList();
    }

    /// Whether it is about the session of A and B, and not that of a client of theirs.
    private static boolean between(Mesh mesh, Silence one) {
        var session = mesh.snapshot().sessions().get(one.session());
        return session != null && session.touches("A") && session.touches("B");
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

    private static boolean isIdle(MeshEvent event) {
        return event.body() instanceof SessionChanged change && change.phase() == Phase.IDLE;
    }

    @Test
    void who_is_cut_off_counts_down_until_it_gives_the_session_up() throws ScenarioException {
        try (Mesh mesh = pair()) {
            begin(mesh);
            assertEquals(List.of(), mesh.silences());
            act(mesh, "cut: A-B");
            awaitSilent(mesh, "A", "B");
            List<Silence> silences = mesh.silences();
            awaitIdle(mesh, "A", "B");
            awaitIdle(mesh, "B", "A");
            for (Silence silence : silences) {
                long ended = idleAt(mesh, silence.endpoint());
                assertEquals(2 * Durations.SECOND, silence.timeout());
                assertTrue(ended >= silence.until() - LATE, silence + " ended at " + ended);
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
            awaitSilent(mesh, "A");
            awaitIdle(mesh, "A", "B");
        }
    }
}
