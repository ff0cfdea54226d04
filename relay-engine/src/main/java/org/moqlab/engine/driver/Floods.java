package org.moqlab.engine.driver;

import java.util.List;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.relay.Publisher;

/// Keeps who really publishes the names of floods.
final class Floods {
    private final Scenario scenario;
    private final Recorder recorder;

    /// How many names each publisher has on top of its own.
    private final TreeMap<String, Integer> names = new TreeMap<>();

    Floods(Scenario scenario, Recorder recorder) {
        this.scenario = scenario;
        this.recorder = recorder;
    }

    Floods copy(Recorder other) {
        Floods copy = new Floods(scenario, other);
        copy.names.putAll(names);
        return copy;
    }

    /// How many names a publisher has on top of its own.
    int of(String publisher) {
        return names.getOrDefault(publisher, 0);
    }

    /// A publisher has so many names on top of its own.
    void begin(long now, ClientSpec client, int count, long cause) {
        int before = of(client.name());
        names.put(client.name(), count);
        for (int i = before + 1; i <= count; i++) {
            changed(now, client, i, 0, cause);
        }
    }

    /// A publisher is gone.
    ///
    /// @param bound after which an entry of it is a ghost, ns
    void stopped(long now, ClientSpec client, long bound, long cause) {
        Integer count = names.remove(client.name());
        for (int i = 1; count != null && i <= count; i++) {
            changed(now, client, i, bound, cause);
        }
    }

    private void changed(long now, ClientSpec client, int number, long bound, long cause) {
        Namespace own = scenario.effective(client);
        List<String> publishers =
                scenario.clients().stream()
                        .filter(other -> of(other.name()) >= number)
                        .filter(other -> scenario.effective(other).equals(own))
                        .map(ClientSpec::name)
                        .toList();
        EventBody body =
                new EventBody.TruthChanged(
                        Publisher.flooded(own, number),
                        publishers,
                        publishers.isEmpty() ? bound : 0);
        recorder.event(now, "", 0, cause, body);
    }
}
