package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.TreeMap;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.EventBody.ClientChanged;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;

/// `no-blackhole`: a subscription that was accepted gets an object or a clean end in time. Judged
/// for the subscribers of the scenario.
final class NoBlackhole extends Invariant {
    private record Accepted(long asked, long n, long t) {}

    private final Grounds grounds;
    private final TreeMap<String, Long> asked = new TreeMap<>();
    private final TreeMap<String, Accepted> empty = new TreeMap<>();
    private final Deadlines<String> checks;

    NoBlackhole(Grounds grounds) {
        this(grounds, new Deadlines<>());
    }

    private NoBlackhole(Grounds grounds, Deadlines<String> checks) {
        this.grounds = grounds;
        this.checks = checks;
    }

    @Override
    NoBlackhole copy() {
        NoBlackhole copy = new NoBlackhole(grounds, checks.copy());
        copy.asked.putAll(asked);
        copy.empty.putAll(empty);
        return copy;
    }

    @Override
    String id() {
        return "no-blackhole";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.CLIENT);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (!(event.body() instanceof ClientChanged change)) {
            return;
        }
        String client = event.relay();
        switch (change.state()) {
            case ASKED -> asked.put(client, event.n());
            case ACCEPTED -> {
                long question = asked.getOrDefault(client, event.n());
                empty.put(client, new Accepted(question, event.n(), event.t()));
                checks.put(client, event.t() + grounds.bounds().blackhole());
            }
            case ACCEPTED_THEN_FAILED -> failed(event, change, scene, docket);
            case PLAYING, ENDED -> {
                if (empty.containsKey(client)) {
                    docket.judged(this);
                }
                forget(client);
            }
            case IDLE, CONNECTING, PUBLISHING, WAITING, REFUSED, DISCONNECTED -> forget(client);
        }
    }

    private void forget(String client) {
        empty.remove(client);
        checks.remove(client);
    }

    private void failed(MeshEvent event, ClientChanged change, Scene scene, Docket docket) {
        Accepted open = empty.get(event.relay());
        forget(event.relay());
        if (open != null) {
            String found = "accepted, then " + change.detail() + " and no object";
            raise(
                    event.relay(),
                    open,
                    found,
                    List.of(open.asked, open.n, event.n()),
                    scene,
                    docket);
        }
    }

    @Override
    long nextCheck() {
        return checks.next();
    }

    @Override
    void check(Scene scene, Docket docket) {
        for (String client : checks.due(scene.now())) {
            Accepted open = empty.remove(client);
            if (open != null) {
                String waited = Durations.format(scene.now() - open.t);
                String found = "accepted, then neither an object nor an end for " + waited;
                raise(client, open, found, List.of(open.asked, open.n), scene, docket);
            }
        }
    }

    private void raise(
            String client,
            Accepted open,
            String found,
            List<Long> evidence,
            Scene scene,
            Docket docket) {
        docket.judged(this);
        String what = id() + ' ' + client;
        if (docket.stands(what, scene.now())) {
            return;
        }
        String bound = Durations.format(grounds.bounds().blackhole());
        grounds.client(client)
                .ifPresent(spec ->
                        docket.raise(
                                what,
                                scene.now(),
                                new Finding(
                                        id(),
                                        grounds.scenario().effective(spec).path(),
                                        List.of(spec.at()),
                                        open.n,
                                        "an object or a clean end within " + bound,
                                        client + " was " + found,
                                        why(spec, scene),
                                        evidence)));
    }

    private String why(ClientSpec spec, Scene scene) {
        return "at "
                + spec.at()
                + " "
                + Ways.leads(scene, spec.at(), grounds.scenario().effective(spec));
    }
}
