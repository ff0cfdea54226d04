package org.moqlab.engine.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.Timings;

/// Keeps who really publishes what, and records it with the bound after which a leftover entry is a
/// ghost (DESIGN §6).
final class TruthKeeper {
    private final Scenario scenario;
    private final Timings timings;
    private final Recorder recorder;
    private final TreeMap<String, Namespace> live = new TreeMap<>();

    TruthKeeper(Scenario scenario, Timings timings, Recorder recorder) {
        this.scenario = scenario;
        this.timings = timings;
        this.recorder = recorder;
    }

    TruthKeeper copy(Recorder other) {
        TruthKeeper copy = new TruthKeeper(scenario, timings, other);
        copy.live.putAll(live);
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
        changed(now, namespace, 0, cause);
    }

    /// A publisher is gone.
    ///
    /// @param how what relays notice of it
    void stopped(long now, ClientSpec client, Farewell how, long cause) {
        if (live.remove(client.name()) == null) {
            return;
        }
        Namespace namespace = scenario.effective(client);
        long bound = live.containsValue(namespace) ? 0 : bound(client, how);
        changed(now, namespace, bound, cause);
    }

    /// How long after the end of a publisher entries may linger, ns.
    long bound(ClientSpec client, Farewell how) {
        long grace = scenario.bounds().ghost();
        long way = scenario.topology().latency() + scenario.topology().jitter();
        long round = scenario.topology().eccentricity(client.at()) * way;
        return switch (how) {
            case SAID -> round + grace;
            case CLOSED -> round + timings.linger() + grace;
            case SILENT -> timings.idleTimeout() + timings.linger() + grace;
        };
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
}
