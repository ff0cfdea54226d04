package org.moqlab.app.inspector;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Sentences;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.mesh.explain.Explainer;
import org.moqlab.engine.mesh.explain.Explanation;
import org.moqlab.engine.mesh.explain.Past;
import org.moqlab.engine.mesh.explain.Statement;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.Sought;
import org.moqlab.engine.observe.TruthView;

/// Answers why an entry is in a table or not, and who serves a subscriber, in the words of the
/// engine's explainer. While nothing has changed that the answer rests on, the last one is given
/// again.
final class WhyWords {
    /// How long the answer for a missing entry holds, ns: it rests on the neighbours as well.
    static final long FRESH = 250_000_000;

    private final EventSource events;
    private @Nullable Question asked;
    private List<WhyLine> answer = List.of();
    private @Nullable Wish wished;
    private List<WhyLine> service = List.of();

    /// What an answer rests on.
    private record Question(
            String relay,
            Namespace namespace,
            EntryState state,
            boolean holdDown,
            long row,
            long truth,
            List<String> pointers,
            long age) {}

    /// What an answer about a subscriber rests on.
    private record Wish(
            Scenario scenario, String client, ClientState state, long since, int asks, long age) {}

    WhyWords(EventSource events) {
        this.events = events;
    }

    List<WhyLine> answer(Moment moment, String relay, Namespace namespace) {
        Question question = question(moment, relay, namespace);
        if (!question.equals(asked)) {
            asked = question;
            boolean alarm =
                    switch (question.state()) {
                        case GHOST, MISSING, UNKNOWN -> true;
                        case LIVE, LINGERING, ABSENT -> false;
                    };
            answer =
                    new Explainer(moment.scenario(), past(), moment.snapshot(), moment.now())
                            .entry(relay, namespace).statements().stream()
                                    .filter(statement -> statement.kind() != Kind.STANDBY)
                                    .map(statement -> line(statement, alarm))
                                    .toList();
        }
        return answer;
    }

    /// Who serves a subscriber, or why nobody does.
    List<WhyLine> subscription(Moment moment, ClientSpec client) {
        Wish wish = wish(moment, client);
        if (!wish.equals(wished)) {
            wished = wish;
            boolean alarm =
                    switch (wish.state()) {
                        case REFUSED, ACCEPTED_THEN_FAILED -> true;
                        case IDLE,
                                CONNECTING,
                                WAITING,
                                ASKED,
                                ACCEPTED,
                                PLAYING,
                                ENDED,
                                DISCONNECTED,
                                PUBLISHING ->
                                false;
                    };
            service =
                    new Explainer(moment.scenario(), past(), moment.snapshot(), moment.now())
                                    .subscription(client.name())
                                    .map(Explanation::statements)
                                    .orElse(List.of())
                                    .stream()
                                    .map(statement -> line(statement, alarm))
                                    .toList();
        }
        return service;
    }

    /// While a subscriber plays, each object is another answer; the screen reads some of them.
    private static Wish wish(Moment moment, ClientSpec client) {
        Optional<ClientView> view = moment.snapshot().client(client.name());
        return new Wish(
                moment.scenario(),
                client.name(),
                view.map(ClientView::state).orElse(ClientState.IDLE),
                view.map(ClientView::since).orElse(0L),
                view.map(ClientView::asks).orElse(0),
                moment.now() / FRESH);
    }

    private static Question question(Moment moment, String relay, Namespace namespace) {
        MeshSnapshot snapshot = moment.snapshot();
        Optional<RowView> row = snapshot.row(relay, namespace);
        Optional<TruthView> truth = Optional.ofNullable(snapshot.truth().get(namespace));
        return new Question(
                relay,
                namespace,
                Truth.state(snapshot, relay, namespace, moment.now()),
                row.filter(held -> held.row().inHoldDown(moment.now())).isPresent(),
                row.map(RowView::event).orElse(0L),
                truth.map(TruthView::event).orElse(0L),
                Truth.pointers(snapshot, relay, namespace).names(),
                row.isPresent() ? 0 : moment.now() / FRESH);
    }

    private Past past() {
        return new Past() {
            @Override
            public Optional<MeshEvent> event(long n) {
                return events.event(n);
            }

            @Override
            public List<MeshEvent> events(long from, int max) {
                return events.events(from, max);
            }

            @Override
            public List<MeshEvent> events(long from, int max, Sought sought) {
                return events.events(from, max, sought);
            }
        };
    }

    /// The numbers of events leave the text and become a link.
    private WhyLine line(Statement statement, boolean alarm) {
        boolean grave =
                switch (statement.kind()) {
                    case VERDICT, LEADS, ORIGIN -> alarm;
                    case HEARD,
                            BEST,
                            HOLD_DOWN,
                            STANDBY,
                            TRUTH,
                            GONE,
                            REFUSED,
                            NOT_TOLD,
                            SESSION,
                            SUBSCRIPTION,
                            NAME,
                            FINDING,
                            UNKNOWN ->
                            false;
                };
        return new WhyLine(
                Words.of("why." + statement.kind().word()),
                Sentences.of(statement, events.sessions()),
                grave,
                Sentences.event(statement));
    }
}
