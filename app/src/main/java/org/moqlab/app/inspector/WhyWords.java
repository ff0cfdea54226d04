package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;

/// Answers why an entry is where it is, from what the engine recorded: where it came from, by which
/// rule, and whether its pointers lead back to a publisher.
record WhyWords(RelayFacts facts, EventSource events) {
    /// How far the events of a live mesh may be out of order, ns; its relays have a thread each.
    private static final long SLACK = 5_000_000;

    /// Most events around one instant that are searched.
    private static final int MAX_AT_ONCE = 20_000;

    List<WhyLine> answer(Namespace namespace) {
        MeshSnapshot snapshot = facts.moment().snapshot();
        Optional<RowView> row = snapshot.row(facts.relay(), namespace);
        Optional<RankedRoute> best = row.flatMap(r -> r.row().best());
        List<WhyLine> lines = new ArrayList<>();
        best.ifPresent(ranked -> {
            arrival(namespace, ranked.route()).map(this::from).ifPresent(lines::add);
            lines.add(new WhyLine(Words.of("why.rule"), ranked.reason().text(), false, 0));
        });
        row.flatMap(r -> events.event(r.event())).flatMap(this::change).ifPresent(lines::add);
        if (row.isPresent()) {
            lines.add(leads(namespace));
            truth(namespace).ifPresent(lines::add);
        }
        return lines;
    }

    /// The message that brought a route: received on its session at the time it arrived.
    private Optional<MeshEvent> arrival(Namespace namespace, Route route) {
        long first = new EventSearch(events).firstAt(route.arrivedAt() - SLACK);
        return events.events(first, MAX_AT_ONCE).stream()
                .takeWhile(event -> event.t() <= route.arrivedAt() + SLACK)
                .filter(event -> event.t() == route.arrivedAt())
                .filter(event -> event.relay().equals(facts.relay()))
                .filter(event -> event.session() == route.session().number())
                .filter(event -> offers(event, namespace))
                .reduce((_, later) -> later);
    }

    private static boolean offers(MeshEvent event, Namespace namespace) {
        return event.body() instanceof EventBody.Received(var message, long _, long _)
                && (message.kind() == MessageView.Kind.ANNOUNCE
                        || message.kind() == MessageView.Kind.REANNOUNCE)
                && message.summary().startsWith(namespace.path());
    }

    private WhyLine from(MeshEvent arrival) {
        return new WhyLine(Words.of("why.from"), cause(arrival), false, arrival.n());
    }

    private Optional<WhyLine> change(MeshEvent event) {
        return event.body() instanceof EventBody.Decided decided
                ? Optional.of(
                        new WhyLine(
                                Words.of("why.changed"),
                                events.event(event.cause())
                                        .map(c -> Words.of("why.because", decided.rule(), cause(c)))
                                        .orElse(decided.rule()),
                                false,
                                event.n()))
                : Optional.empty();
    }

    private String cause(MeshEvent event) {
        String session = events.sessions().full(event.session());
        return switch (event.body()) {
            case EventBody.Received received ->
                    Words.of(
                            "why.received",
                            Words.of("message." + received.message().kind()),
                            received.message().summary(),
                            session);
            case EventBody.SessionChanged change ->
                    Words.of("why.session", session, Words.of("phase." + change.phase()));
            case EventBody.DeadlineReached deadline ->
                    Words.of("why.deadline", deadline.timer(), deadline.subject());
            case EventBody.Sent _,
                    EventBody.Dropped _,
                    EventBody.Decided _,
                    EventBody.ClientChanged _,
                    EventBody.RelayChanged _,
                    EventBody.TruthChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.FindingRaised _,
                    EventBody.RelayFailed _ ->
                    Words.of("kind." + event.kind());
        };
    }

    private WhyLine leads(Namespace namespace) {
        MeshSnapshot snapshot = facts.moment().snapshot();
        Truth.Pointers walk = Truth.pointers(snapshot, facts.relay(), namespace);
        List<String> publishers =
                facts.truth(namespace).map(TruthView::publishers).orElse(List.of());
        String way = String.join(" → ", walk.names());
        boolean alive = walk.reaches(publishers);
        String dead = walk.broken() ? "why.leads.broken" : "why.leads.dead";
        String key = alive ? "why.leads.alive" : walk.cycle() ? "why.leads.cycle" : dead;
        return new WhyLine(
                Words.of("why.leads"), Words.of(key, way, walk.names().getLast()), !alive, 0);
    }

    private Optional<WhyLine> truth(Namespace namespace) {
        return facts.truth(namespace)
                .map(told -> {
                    String since = Figures.clock(told.since());
                    String text =
                            told.isPublished()
                                    ? Words.of(
                                            "why.truth.alive",
                                            String.join(", ", told.publishers()),
                                            since)
                                    : Words.of("why.truth.gone", since);
                    return new WhyLine(
                            Words.of("why.truth"), text, !told.isPublished(), told.event());
                });
    }
}
