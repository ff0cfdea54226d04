package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.scenario.ClientWords;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.Ask;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;

/// What a client gets at a moment, line by line.
final class ClientFacts {
    /// Most subscriptions that are told one by one.
    private static final int MAX_STORIES = 12;

    private ClientFacts() {}

    static List<Fact> of(Moment moment, ClientSpec spec) {
        Optional<ClientView> view = moment.snapshot().client(spec.name());
        ClientState state = view.map(ClientView::state).orElse(ClientState.IDLE);
        List<Fact> facts = new ArrayList<>();
        facts.add(gets(view, state, spec));
        view.ifPresent(v -> reason(facts, v));
        view.ifPresent(v ->
                facts.add(fact("client.fact.since", Figures.span(moment.now() - v.since()), "up")));
        facts.add(fact("client.fact.at", spec.at(), "up"));
        facts.add(fact("client.fact.namespace", spec.namespace(), "up"));
        facts.add(fact("client.fact.transport", Words.of(transport(spec)), "up"));
        if (!spec.way().path().isEmpty()) {
            facts.add(fact("client.fact.path", spec.way().path(), "up"));
            String effective = moment.scenario().effective(spec).path();
            facts.add(fact("client.fact.effective", effective, "up"));
        }
        if (!spec.publisher()) {
            facts.add(fact("client.fact.track", spec.track(), "up"));
            view.ifPresent(v -> numbers(facts, v));
        }
        spec.wire().ifPresent(wire -> facts.add(fact("client.fact.wire", wire, "up")));
        view.ifPresent(v -> stories(v).forEach(facts::add));
        return facts;
    }

    /// What it gets, in one sentence.
    private static Fact gets(Optional<ClientView> view, ClientState state, ClientSpec spec) {
        String words =
                view.flatMap(v -> ClientWords.failure(v, spec.at()))
                        .orElse(ClientWords.state(state));
        boolean barred = view.filter(ClientWords::isTurnedAway).isPresent();
        return fact("client.fact.gets", words, barred ? "bad" : ClientWords.tone(state));
    }

    /// The code and what was said with it; a code that is said already is not said twice.
    private static void reason(List<Fact> facts, ClientView view) {
        String code = Long.toString(view.code());
        boolean named = view.detail().startsWith(code + " ");
        if (!view.detail().isEmpty() && !named) {
            facts.add(fact("client.fact.detail", view.detail(), "up"));
        }
        if (view.code() >= 0) {
            facts.add(fact("client.fact.code", named ? view.detail() : code, "bad"));
        }
    }

    private static String transport(ClientSpec spec) {
        return "transport." + spec.way().transport().word();
    }

    private static void numbers(List<Fact> facts, ClientView view) {
        facts.add(fact("client.fact.asks", Figures.count(view.asks()), "up"));
        facts.add(
                fact(
                        "client.fact.failures",
                        Figures.count(view.failures()),
                        view.failures() > 0 ? "bad" : "up"));
        facts.add(fact("client.fact.objects", Figures.count(view.objects()), "up"));
    }

    /// The latest subscriptions, newest first.
    private static Stream<Fact> stories(ClientView view) {
        return List.copyOf(view.recent()).reversed().stream()
                .limit(MAX_STORIES)
                .map(ClientFacts::story);
    }

    private static Fact story(Ask ask) {
        List<String> parts = new ArrayList<>();
        ask.accepted()
                .ifPresent(t -> parts.add(Words.of("ask.accepted", Figures.span(t - ask.asked()))));
        ask.played()
                .ifPresent(t ->
                        parts.add(
                                Words.of(
                                        "ask.played",
                                        Figures.span(t - ask.asked()),
                                        Figures.count(ask.objects()))));
        ask.over().ifPresent(t -> parts.add(outcome(ask, Figures.span(t - ask.asked()))));
        return new Fact(
                Words.of("ask.title", Integer.toString(ask.number()), Figures.clock(ask.asked())),
                parts.isEmpty() ? Words.of("ask.unanswered") : String.join(", ", parts),
                ClientWords.tone(ask.state()));
    }

    private static String outcome(Ask ask, String after) {
        String state = ask.state().name().toLowerCase(Locale.ROOT);
        return Words.of("ask.over." + state, after, Long.toString(ask.code()));
    }

    private static Fact fact(String key, String value, String tone) {
        return new Fact(Words.of(key), value, tone);
    }
}
