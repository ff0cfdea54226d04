package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;

/// A random scenario and what a random person does to it while it runs; the seed determines both.
///
/// @param scenario 2 to 8 relays in any shape, under any policy, with acts
/// @param doings what is done besides, in order of time
record RandomRun(Scenario scenario, List<Act> doings) {
    /// When every run ends, ns.
    static final long END = 3 * Durations.SECOND;

    private static final List<String> POLICIES =
            List.of("gossip-2026-03", "gossip-2026-04", "gossip-2026-05");

    static RandomRun of(long seed) {
        Random random = new Random(seed);
        List<String> relays = List.of("ABCDEFGH".substring(0, 2 + random.nextInt(7)).split(""));
        Topology topology =
                new Topology(
                        any(random, List.of(Shape.values())),
                        relays,
                        1 + random.nextInt(2),
                        (1 + random.nextInt(20)) * Durations.MILLI,
                        random.nextInt(4) * Durations.MILLI);
        List<ClientSpec> clients = new ArrayList<>();
        for (String name : List.of("pub", "twin", "sub", "fan")) {
            boolean publisher = name.equals("pub") || name.equals("twin");
            String at = relays.get(random.nextInt(relays.size()));
            String track = publisher ? "" : "catalog";
            clients.add(new ClientSpec(name, publisher, at, "test", track, Optional.empty()));
        }
        Scenario scenario =
                new Scenario(
                        "random " + seed,
                        "",
                        "",
                        seed,
                        POLICIES.get(random.nextInt(POLICIES.size())),
                        topology,
                        Scenario.Knobs.NONE,
                        clients,
                        acts(random, relays, 6),
                        List.of());
        return new RandomRun(scenario, acts(random, relays, 4));
    }

    private static <T> T any(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Act> acts(Random random, List<String> relays, int count) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(END);
            acts.add(new Act(at, command(random, relays)));
        }
        acts.sort(Comparator.comparingLong(Act::at));
        return acts;
    }

    static MeshCommand command(Random random, List<String> relays) {
        String relay = relays.get(random.nextInt(relays.size()));
        String client = List.of("pub", "twin", "sub", "fan").get(random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> new MeshCommand.StartClient(client);
            case 1 -> new MeshCommand.StopClient(client);
            case 2 -> new MeshCommand.StopRelay(relay, any(random, List.of(Death.values())));
            default -> new MeshCommand.RestartRelay(relay);
        };
    }

    /// A timeline on which the whole run has happened.
    SimulatedTimeline played() {
        SimulatedTimeline timeline = new SimulatedTimeline(scenario);
        for (Act doing : doings) {
            timeline.advanceTo(doing.at());
            timeline.submit(doing.command());
        }
        timeline.advanceTo(END);
        return timeline;
    }
}
