package org.moqlab.engine.mesh.explain;

import static org.moqlab.engine.observe.Kind.SESSION;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Sought;

/// Where the way to a relay is broken that lacks a namespace: the link without a session between
/// those who can reach it and those who have the name.
///
/// @param relay who lacks it
record Gap(Ground ground, Namespace namespace, String relay) {
    Optional<Statement> statement() {
        TreeMap<String, TreeSet<String>> sessions = sessions();
        TreeSet<String> reach = reach(sessions);
        Optional<String> holder = reach.stream().filter(this::has).findFirst();
        if (holder.isPresent()) {
            return Optional.of(further(holder.get()));
        }
        List<Topology.Link> broken =
                ground.scenario().topology().links().stream()
                        .filter(link -> reach.contains(link.a()) != reach.contains(link.b()))
                        .toList();
        return broken.stream()
                .filter(link -> has(link.a()) || has(link.b()))
                .findFirst()
                .or(() -> broken.stream().findFirst())
                .map(link -> broken(link.a(), link.b()));
    }

    private boolean has(String name) {
        return ground.row(name, namespace).isPresent();
    }

    /// Who has a session with whom.
    private TreeMap<String, TreeSet<String>> sessions() {
        TreeMap<String, TreeSet<String>> peers = new TreeMap<>();
        for (SessionView session : ground.snapshot().sessions().values()) {
            if (session.isUp()) {
                peers.computeIfAbsent(session.dialer(), _ -> new TreeSet<>())
                        .add(session.acceptor());
                peers.computeIfAbsent(session.acceptor(), _ -> new TreeSet<>())
                        .add(session.dialer());
            }
        }
        return peers;
    }

    private TreeSet<String> reach(TreeMap<String, TreeSet<String>> sessions) {
        TreeSet<String> reach = new TreeSet<>(List.of(relay));
        ArrayDeque<String> next = new ArrayDeque<>(reach);
        while (!next.isEmpty()) {
            for (String peer : sessions.getOrDefault(next.remove(), new TreeSet<>())) {
                if (ground.snapshot().relays().containsKey(peer) && reach.add(peer)) {
                    next.add(peer);
                }
            }
        }
        return reach;
    }

    private Statement further(String holder) {
        Sentence out = new Sentence().say(holder, " has it");
        ground.row(holder, namespace).ifPresent(row -> out.see(row.event()));
        out.say(", further away; those between do not");
        return out.say(".").as(Kind.NOT_TOLD, relay);
    }

    private Statement broken(String one, String other) {
        Sentence out = new Sentence().say("There is no session between ", one, " and ", other);
        Optional<MeshEvent> last =
                Stream.of(joint(one, other), joint(other, one))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingLong(MeshEvent::n));
        last.ifPresent(event -> ground.deeds().say(event, out.say(": ")));
        if (last.isEmpty()) {
            out.see(ground.snapshot().n());
        }
        return out.say(".").as(Kind.SESSION, one);
    }

    /// What one end said last of a session with the other.
    private Optional<MeshEvent> joint(String end, String peer) {
        return ground.history()
                .before(
                        ground.snapshot().n(),
                        Sought.at(end, SESSION),
                        event ->
                                event.body() instanceof EventBody.SessionChanged change
                                        && change.peer().equals(peer));
    }
}
