package org.moqlab.engine.mesh.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.TableRow;

/// Takes the figures of one run from its events, in order.
final class Observation {
    private final List<String> relays;
    private final TreeMap<String, TreeSet<Namespace>> held = new TreeMap<>();
    private final TreeSet<Namespace> dead = new TreeSet<>();
    private final TreeMap<String, TreeMap<Long, Ear>> ears = new TreeMap<>();
    private final TreeMap<String, Integer> findings = new TreeMap<>();
    private final TreeSet<Long> amongRelays = new TreeSet<>();
    private OptionalLong died = OptionalLong.empty();
    private OptionalLong cleaned = OptionalLong.empty();
    private long messages;
    private long gossip;
    private long peakHops;

    private record Ear(long announces, long withdraws) {
        private static final Ear DEAF = new Ear(0, 0);

        Ear hears(boolean announce) {
            return announce ? new Ear(announces + 1, withdraws) : new Ear(announces, withdraws + 1);
        }
    }

    /// @param relays names of the relays
    Observation(List<String> relays) {
        this.relays = List.copyOf(relays);
    }

    void accept(MeshEvent event) {
        switch (event.body()) {
            case EventBody.Sent sent -> sent(event, sent.message().kind());
            case EventBody.Decided decided -> decided(event, decided.row());
            case EventBody.RelayChanged _ -> {
                held.remove(event.relay());
                look(event.t());
            }
            case EventBody.TruthChanged truth -> truth(event.t(), truth);
            case EventBody.SessionChanged session -> {
                if (relays.contains(event.relay()) && relays.contains(session.peer())) {
                    amongRelays.add(event.session());
                }
            }
            case EventBody.FindingRaised raised ->
                    findings.merge(raised.finding().invariant(), 1, Integer::sum);
            case EventBody.Received _,
                    EventBody.Dropped _,
                    EventBody.DeadlineReached _,
                    EventBody.ClientChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.RelayFailed _ -> {}
        }
    }

    private void sent(MeshEvent event, MessageView.Kind kind) {
        messages++;
        boolean announce = kind == MessageView.Kind.ANNOUNCE || kind == MessageView.Kind.REANNOUNCE;
        boolean gossips = announce || kind == MessageView.Kind.UNANNOUNCE;
        if (!gossips || !amongRelays.contains(event.session())) {
            return;
        }
        gossip++;
        ears.computeIfAbsent(event.relay(), _ -> new TreeMap<>())
                .merge(
                        event.session(),
                        Ear.DEAF.hears(announce),
                        (before, _) -> before.hears(announce));
    }

    private void decided(MeshEvent event, TableRow row) {
        row.best().ifPresent(best -> peakHops = Math.max(peakHops, best.route().hops().length()));
        TreeSet<Namespace> rows = held.computeIfAbsent(event.relay(), _ -> new TreeSet<>());
        boolean changed =
                row.best().isPresent() ? rows.add(row.namespace()) : rows.remove(row.namespace());
        if (changed && dead.contains(row.namespace())) {
            look(event.t());
        }
    }

    private void truth(long t, EventBody.TruthChanged truth) {
        if (truth.publishers().isEmpty()) {
            dead.add(truth.namespace());
            died = OptionalLong.of(t);
            gossip = 0;
        } else {
            dead.remove(truth.namespace());
        }
        look(t);
    }

    /// Looks whether any relay holds a dead name.
    private void look(long t) {
        boolean haunted =
                held.values().stream().anyMatch(rows -> rows.stream().anyMatch(dead::contains));
        if (haunted) {
            cleaned = OptionalLong.empty();
        } else if (cleaned.isEmpty()) {
            cleaned = OptionalLong.of(t);
        }
    }

    /// What the run came to.
    ///
    /// @param end when it ended, ns
    Outcome outcome(long end) {
        List<Outcome.Told> told = new ArrayList<>();
        for (String relay : relays) {
            Map<Long, Ear> heard = ears.getOrDefault(relay, new TreeMap<>());
            told.add(
                    new Outcome.Told(
                            relay,
                            heard.values().stream().mapToLong(Ear::announces).max().orElse(0),
                            heard.values().stream().mapToLong(Ear::withdraws).max().orElse(0)));
        }
        boolean over = died.isPresent() && cleaned.isPresent();
        OptionalLong clean =
                over
                        ? OptionalLong.of(Math.max(0, cleaned.getAsLong() - died.getAsLong()))
                        : OptionalLong.empty();
        return new Outcome(died, clean, end, told, messages, gossip, peakHops, findings);
    }
}
