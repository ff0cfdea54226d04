package org.moqlab.engine.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Fault;
import org.moqlab.engine.mesh.Fault.Message;
import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.Topology.Shape;

/// A random scenario and what a random person does to it while it runs; the seed determines both.
///
/// @param scenario 2 to 8 relays in any shape, under any policy, with acts
/// @param doings what is done besides, in order of time
record RandomRun(Scenario scenario, List<Act> doings) {
    /// When every run ends, ns.
    static final long END = 3 * Durations.SECOND;

    /// Events after which a run that storms is left alone.
    static final long MAX_EVENTS = 6_000;

    private static final List<String> POLICIES =
            List.of("gossip-2026-03", "gossip-2026-04", "gossip-2026-05");

    private static final List<String> CLIENTS = List.of("pub", "twin", "sub", "fan");

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
        for (String name : CLIENTS) {
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
                        Knobs.NONE,
                        clients,
                        acts(random, relays, 8),
                        List.of());
        return new RandomRun(scenario, acts(random, relays, 6));
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

    /// Something a person or a fault may do to relays of these names, sense or not.
    static MeshCommand command(Random random, List<String> relays) {
        String relay = any(random, relays);
        String client = any(random, CLIENTS);
        return switch (random.nextInt(8)) {
            case 0, 1 -> new MeshCommand.StartClient(client);
            case 2 -> new MeshCommand.StopClient(client);
            case 3 -> new MeshCommand.StopRelay(relay, any(random, List.of(Death.values())));
            case 4 -> new MeshCommand.RestartRelay(relay);
            case 5 -> new MeshCommand.Purge("test", Optional.of(relay));
            case 6 -> ofProcess(random, relay, any(random, relays), client);
            default ->
                    ofLink(random, new Passage(relay, any(random, relays), random.nextBoolean()));
        };
    }

    private static MeshCommand ofProcess(Random random, String a, String b, String client) {
        Message message = any(random, List.of(Message.values()));
        return switch (random.nextInt(8)) {
            case 0 -> new Fault.Freeze(a);
            case 1 -> new Fault.Thaw(a);
            case 2 -> new Fault.DropNext(a, b, message);
            case 3 -> new Fault.HoldNext(a, b, message);
            case 4 -> new Fault.ReleaseNext(a, b);
            case 5 -> new Fault.Vanish(client);
            case 6 -> new Fault.Flap(client, 100 * Durations.MILLI, 3);
            default -> new Fault.Lie(a, new Fault.Hops(random.nextInt(5)));
        };
    }

    private static MeshCommand ofLink(Random random, Passage way) {
        return switch (random.nextInt(7)) {
            case 0 -> new LinkFault.Cut(way);
            case 1 -> new LinkFault.Heal(Optional.empty());
            case 2 -> new LinkFault.Delay(way, random.nextInt(50) * Durations.MILLI);
            case 3 -> new LinkFault.Jitter(way, random.nextInt(50) * Durations.MILLI);
            case 4 -> new LinkFault.Loss(way, random.nextInt(300_000));
            case 5 -> new LinkFault.Hold(way);
            default -> new LinkFault.Release(way);
        };
    }

    /// A timeline on which the whole run has happened.
    SimulatedTimeline played() {
        SimulatedTimeline timeline = new SimulatedTimeline(scenario);
        play(timeline);
        return timeline;
    }

    /// Does everything to a mesh at its beginning, and goes on to the end.
    void play(SteppedMesh mesh) {
        for (Act doing : doings) {
            advance(mesh, doing.at());
            mesh.submit(doing.command());
        }
        advance(mesh, END);
    }

    /// Goes on to `t`, but not far past [#MAX_EVENTS].
    static void advance(SteppedMesh mesh, long t) {
        while (mesh.nextAt().orElse(Long.MAX_VALUE) <= t && mesh.journal().last() < MAX_EVENTS) {
            mesh.step();
        }
        if (mesh.nextAt().orElse(Long.MAX_VALUE) > t) {
            mesh.advanceTo(t);
        }
    }
}
