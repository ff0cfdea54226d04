package org.moqlab.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.scenario.ClientWords;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.ClientView;

/// What a client gets at a moment, line by line.
final class ClientFacts {
    private ClientFacts() {}

    static List<Fact> of(Moment moment, ClientSpec spec) {
        Optional<ClientView> view = moment.snapshot().client(spec.name());
        ClientState state = view.map(ClientView::state).orElse(ClientState.IDLE);
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("client.fact.gets", ClientWords.state(state), ClientWords.tone(state)));
        view.filter(v -> !v.detail().isEmpty())
                .ifPresent(v -> facts.add(fact("client.fact.detail", v.detail(), "up")));
        view.filter(v -> v.code() >= 0)
                .ifPresent(
                        v -> facts.add(fact("client.fact.code", Long.toString(v.code()), "bad")));
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
        return facts;
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

    private static Fact fact(String key, String value, String tone) {
        return new Fact(Words.of(key), value, tone);
    }
}
