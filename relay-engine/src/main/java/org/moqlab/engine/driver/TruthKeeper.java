package org.moqlab.engine.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.Timings;

/// Keeps who really publishes what, with the bound after which a leftover entry is a ghost (DESIGN
/// §6), and raises `no-ghost` when one is found.
final class TruthKeeper {
    /// Grace on top of what the topology or the idle timeout needs, ns.
    static final long GRACE = Durations.SECOND;

    /// Time between two looks at entries that linger past the first look, ns.
    static final long RECHECK = Durations.SECOND;

    private final Scenario scenario;
    private final Timings timings;
    private final Recorder recorder;
    private final TreeMap<String, Namespace> live = new TreeMap<>();
    private final TreeMap<Namespace, Long> checks = new TreeMap<>();

    TruthKeeper(Scenario scenario, Timings timings, Recorder recorder) {
        this.scenario = scenario;
        this.timings = timings;
        this.recorder = recorder;
    }

    TruthKeeper copy(Recorder other) {
        TruthKeeper copy = new TruthKeeper(scenario, timings, other);
        copy.live.putAll(live);
        copy.checks.putAll(checks);
        return copy;
    }

    /// Publisher names and what they publish, by effective name.
    Map<String, String> published() {
        TreeMap<String, String> published = new TreeMap<>();
        live.forEach((publisher, namespace) -> published.put(publisher, namespace.path()));
        return published;
    }

    void publishes(long now, ClientSpec client, long cause) {
        Namespace namespace = scenario.effective(client);
        live.put(client.name(), namespace);
        checks.remove(namespace);
        changed(now, namespace, 0, cause);
    }

    /// A publisher is gone.
    ///
    /// @param silent whether its relay died with it, so that peers learn it by the idle timeout
    void stopped(long now, ClientSpec client, boolean silent, long cause) {
        if (live.remove(client.name()) == null) {
            return;
        }
        Namespace namespace = scenario.effective(client);
        long bound = live.containsValue(namespace) ? 0 : bound(client, silent);
        changed(now, namespace, bound, cause);
        if (bound > 0) {
            checks.put(namespace, now + bound);
        }
    }

    /// How long after the end of a publisher entries may linger, ns.
    long bound(ClientSpec client, boolean silent) {
        if (silent) {
            return timings.idleTimeout() + timings.linger() + GRACE;
        }
        long way = scenario.topology().latency() + scenario.topology().jitter();
        return scenario.topology().eccentricity(client.at()) * way + GRACE;
    }

    private void changed(long now, Namespace namespace, long bound, long cause) {
        List<String> publishers = new ArrayList<>();
        live.forEach((name, published) -> {
            if (published.equals(namespace)) {
                publishers.add(name);
            }
        });
        EventBody body = new EventBody.TruthChanged(namespace, publishers, bound);
        recorder.event(now, "", 0, cause, body);
    }

    OptionalLong nextCheck() {
        return checks.values().stream().mapToLong(Long::longValue).min();
    }

    void check(long now) {
        for (Namespace namespace : List.copyOf(checks.keySet())) {
            Long at = checks.get(namespace);
            if (at != null && at <= now) {
                checks.remove(namespace);
                check(now, namespace);
            }
        }
    }

    private void check(long now, Namespace namespace) {
        MeshSnapshot snapshot = recorder.journal().snapshot();
        List<String> ghosts = new ArrayList<>();
        boolean held = false;
        for (String relay : scenario.topology().relays()) {
            EntryState state = Truth.state(snapshot, relay, namespace, now);
            held |= state == EntryState.LINGERING || state == EntryState.LIVE;
            if (state == EntryState.GHOST) {
                ghosts.add(relay);
            }
        }
        if (!ghosts.isEmpty()) {
            raise(now, namespace, ghosts, snapshot);
        } else if (held) {
            checks.put(namespace, now + RECHECK);
        }
    }

    private void raise(long now, Namespace namespace, List<String> ghosts, MeshSnapshot snapshot) {
        Optional<TruthView> truth = Optional.ofNullable(snapshot.truth().get(namespace));
        List<Long> evidence = new ArrayList<>();
        truth.ifPresent(gone -> evidence.add(gone.event()));
        long most = 0;
        for (String relay : ghosts) {
            Optional<RowView> row = snapshot.row(relay, namespace);
            row.ifPresent(r -> evidence.add(r.event()));
            long hops =
                    row.flatMap(r -> r.row().best()).map(b -> b.route().hops().length()).orElse(0L);
            most = Math.max(most, hops);
        }
        long bound = truth.map(TruthView::bound).orElse(0L);
        String expected = "gone within " + Durations.format(bound) + " of the last publisher";
        String found = "held by " + ghosts.size() + " relays, up to " + most + " hops";
        Finding finding =
                new Finding("no-ghost", namespace.path(), ghosts, expected, found, evidence);
        long cause = truth.map(TruthView::event).orElse(0L);
        recorder.event(now, "", 0, cause, new EventBody.FindingRaised(finding));
    }
}
