package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.cli.Report.Figures;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.mesh.Verdicts;
import org.moqlab.engine.mesh.Verdicts.Outcome;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;

/// One play being judged.
final class Trial {
    /// How far from its time an expected row may be met in a live run, ns.
    static final long LIVE_TOLERANCE = 300 * Durations.MILLI;

    private static final long MS = Durations.MILLI;

    private final Play play;
    private final boolean live;
    private final boolean stop;
    private final Verdicts verdicts;
    private final Tally tally = new Tally();
    private final Optional<Until> until;
    private final long began = System.nanoTime();

    /// @param live whether over real QUIC
    /// @param stop whether the first finding ends it
    /// @param until what ends it, too
    Trial(Play play, boolean live, boolean stop, Optional<Condition> until) {
        this.play = play;
        this.live = live;
        this.stop = stop;
        this.verdicts = new Verdicts(play.scenario(), live ? LIVE_TOLERANCE : 0);
        this.until = until.map(condition -> new Until(condition, MeshSnapshot.EMPTY));
    }

    /// How many points there will be.
    int points() {
        return verdicts.points();
    }

    /// In which way it is played, one line.
    String how() {
        return live ? "live, over QUIC on 127.0.0.1" : "simulated, seed " + scenario().seed();
    }

    private Scenario scenario() {
        return play.scenario();
    }

    private void accept(MeshEvent event) {
        verdicts.accept(event);
        tally.accept(event);
    }

    /// Plays it in virtual time.
    Report simulated(SteppedMesh mesh, Progress progress) {
        Playback playback = new Playback(mesh, this::accept, progress, stop).until(until);
        playback.simulate(mesh, Ending.of(scenario(), 0));
        return report(mesh, playback, "at its time, in virtual time");
    }

    /// Watches it live.
    ///
    /// @throws InterruptedException when the thread is interrupted
    Report live(Mesh mesh, Progress progress) throws InterruptedException {
        Playback playback = new Playback(mesh, this::accept, progress, stop).until(until);
        playback.watch(Ending.of(scenario(), LIVE_TOLERANCE));
        return report(
                mesh,
                playback,
                "within " + Durations.format(LIVE_TOLERANCE) + " of its time, live");
    }

    private Report report(Mesh mesh, Playback playback, String judged) {
        List<Outcome> outcomes = verdicts.close(mesh.now());
        boolean met = playback.isMet();
        List<String> comments = new ArrayList<>();
        until.ifPresent(search -> comments.add(stop(search, met)));
        if (stop && !mesh.snapshot().findings().isEmpty()) {
            comments.addAll(stopped(mesh.snapshot().findings().get(0)));
        }
        comments.add("mesh time: " + Durations.format(mesh.now() / MS * MS));
        comments.addAll(tally.lines());
        String hash = Lab.hash(mesh.journal(), playback.read());
        comments.add("hash: " + hash);
        Figures figures =
                new Figures(
                        mesh.now(),
                        tally.messages(),
                        tally.events(),
                        hash,
                        System.nanoTime() - began);
        String unmet =
                until.filter(_ -> !met)
                        .map(search -> "'" + search.condition().text() + "' did not happen")
                        .orElse("");
        return new Report(play, how(), judged, outcomes, figures, comments, unmet);
    }

    private static String stop(Until search, boolean met) {
        String by = search.met().isPresent() ? " by event " + search.met().getAsLong() : "";
        return "until " + search.condition().text() + ": " + (met ? "met" + by : "not met");
    }

    private static List<String> stopped(RaisedFinding first) {
        Finding finding = first.finding();
        List<String> lines = new ArrayList<>();
        lines.add(
                "stopped at event %d: %s at %s"
                        .formatted(
                                first.n(),
                                finding.invariant(),
                                String.join(", ", finding.relays())));
        lines.add("  expected: " + finding.expected());
        lines.add("  found: " + finding.found());
        if (!finding.why().isEmpty()) {
            lines.add("  why: " + finding.why());
        }
        lines.add("  since event " + finding.since() + ", see " + finding.evidence());
        return lines;
    }
}
