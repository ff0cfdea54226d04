package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topologies;
import org.moqlab.engine.mesh.Topology;

/// The same scenario a little otherwise: another seed, jitter on every link, and acts earlier or
/// later, also past each other. Nothing else changes, so what comes of it can come of the original.
public final class Variation {
    /// Farthest an act is moved, ns.
    public static final long MOST_MOVE = Durations.SECOND;

    /// Largest jitter that is added, ns.
    public static final long MOST_JITTER = 100 * Durations.MILLI;

    private static final int DOUBLINGS = 10;

    private Variation() {}

    /// The variation of a seed. Some are nearly the original, some far from it.
    public static Scenario of(Scenario scenario, long seed) {
        Draw draw = new Draw(seed);
        long move = draw.oneIn(4) ? 0 : scale(draw, MOST_MOVE);
        long jitter = draw.oneIn(3) ? 0 : scale(draw, MOST_JITTER);
        List<Act> acts = acts(scenario.acts(), move, draw);
        Topology topology = scenario.topology();
        return Edits.of(scenario)
                .seed(seed)
                .acts(acts)
                .topology(
                        Topologies.of(topology)
                                .jitter(topology.jitter() + draw.upTo(jitter))
                                .topology())
                .scenario();
    }

    /// Acts that all wait for the clock may pass each other. Where some wait for something else,
    /// the order says what for, and stays.
    private static List<Act> acts(List<Act> acts, long move, Draw draw) {
        boolean free = acts.stream().allMatch(Act::isTimed);
        List<Act> all = new ArrayList<>();
        long before = 0;
        for (Act act : acts) {
            long at = moved(act.at(), move, draw);
            if (!free && act.isTimed()) {
                at = Math.max(before, at);
                before = at;
            }
            all.add(new Act(at, act.command(), act.cue()));
        }
        if (free) {
            all.sort(Comparator.comparingLong(Act::at));
        }
        return all;
    }

    /// One of `most`, half of it, a quarter and so on, ns.
    private static long scale(Draw draw, long most) {
        return most >> draw.from(0, DOUBLINGS);
    }

    private static long moved(long at, long by, Draw draw) {
        return Math.max(0, at - by + draw.upTo(2 * by));
    }
}
