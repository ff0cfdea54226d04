package org.moqlab.engine.mesh.explain;

import static org.moqlab.engine.observe.Kind.CLIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Sought;

/// Why a namespace is not in a relay's table.
final class MissingAnswer {
    /// Most neighbours that are told of one by one.
    static final int MAX_NEIGHBOURS = 12;

    private final Ground ground;
    private final String relay;
    private final Namespace namespace;
    private final List<Statement> answer = new ArrayList<>();

    MissingAnswer(Ground ground, String relay, Namespace namespace) {
        this.ground = ground;
        this.relay = relay;
        this.namespace = namespace;
    }

    List<Statement> statements() {
        if (!ground.isUp(relay)) {
            down();
            return answer;
        }
        List<String> publishers = ground.publishers(namespace);
        verdict(!publishers.isEmpty());
        Optional<MeshEvent> gone =
                ground.history()
                        .decided(ground.snapshot().n(), relay, namespace)
                        .filter(this::isThisLife);
        gone.ifPresent(this::gone);
        if (!publishers.isEmpty()) {
            expected(publishers);
        }
        return answer;
    }

    private void down() {
        Sentence out = new Sentence().say(relay, " has no table: ");
        Optional<MeshEvent> process = ground.process(relay);
        if (process.isPresent()) {
            ground.deeds().say(process.get(), out);
        } else {
            out.say("it has not been started").see(ground.snapshot().n());
        }
        answer.add(out.say(".").as(Kind.VERDICT, relay));
    }

    private void verdict(boolean published) {
        Sentence out = new Sentence().say(namespace, " is ");
        out.say(published ? "missing at " : "absent at ", relay);
        out.say(published ? ": " : ", and rightly: ");
        ground.truth(namespace, out);
        answer.add(out.say(".").as(Kind.VERDICT, relay));
    }

    /// What a relay decided before it was last started is not what it knows now.
    private boolean isThisLife(MeshEvent decided) {
        return ground.process(relay).filter(start -> start.n() > decided.n()).isEmpty();
    }

    private void gone(MeshEvent event) {
        String rule = event.body() instanceof EventBody.Decided decided ? decided.rule() : "gone";
        answer.add(
                new Sentence()
                        .say(relay, " had it until ")
                        .at(event.t())
                        .see(event)
                        .say(": ", rule, ".")
                        .as(Kind.GONE, relay));
        answer.addAll(new Withdrawal(ground).statements(event));
    }

    /// Somebody publishes it, so somebody should have told.
    private void expected(List<String> publishers) {
        TreeMap<String, SessionView> neighbours = new TreeMap<>();
        for (SessionView session : ground.snapshot().sessions().values()) {
            if (session.touches(relay) && session.isUp()) {
                neighbours.putIfAbsent(session.other(relay), session);
            }
        }
        boolean alone = true;
        for (SessionView session : neighbours.values().stream().limit(MAX_NEIGHBOURS).toList()) {
            String peer = session.other(relay);
            boolean publishes = publishers.contains(peer);
            if (publishes || ground.row(peer, namespace).isPresent()) {
                alone = false;
                answer.add(new Untold(ground, namespace, session, peer, relay).statement());
            }
        }
        if (alone) {
            nobodyNear(publishers, neighbours.keySet().stream().filter(this::isRelay).toList());
        }
    }

    private boolean isRelay(String name) {
        return ground.snapshot().relays().containsKey(name);
    }

    private void nobodyNear(List<String> publishers, List<String> peers) {
        Sentence out = new Sentence();
        if (peers.isEmpty()) {
            out.say(relay, " has a session with no other relay");
        } else {
            out.say("None of the relays that ", relay, " has a session with has it: ");
            out.say(String.join(", ", peers.stream().limit(MAX_NEIGHBOURS).toList()));
        }
        answer.add(out.see(ground.snapshot().n()).say(".").as(Kind.NOT_TOLD, relay));
        new Gap(ground, namespace, relay).statement().ifPresent(answer::add);
        publishers.stream().limit(MAX_NEIGHBOURS).forEach(this::publisher);
    }

    /// How far the publisher itself has come.
    private void publisher(String name) {
        ground.history()
                .before(ground.snapshot().n(), Sought.at(name, CLIENT), _ -> true)
                .ifPresent(event -> {
                    Sentence out = new Sentence();
                    ground.deeds().say(event, out);
                    answer.add(out.say(".").as(Kind.TRUTH, name));
                });
    }
}
