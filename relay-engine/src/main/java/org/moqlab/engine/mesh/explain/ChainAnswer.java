package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.Route;

/// How a route came to a relay, telling by telling, until it closes on itself or a publisher.
final class ChainAnswer {
    /// Most tellings that get a sentence of their own.
    static final int MAX_TOLD = 12;

    private final Ground ground;
    private final Namespace namespace;
    private final String relay;
    private final Route held;
    private final Chain chain;
    private final List<Statement> answer = new ArrayList<>();

    ChainAnswer(Ground ground, Namespace namespace, String relay, Route held, Chain chain) {
        this.ground = ground;
        this.namespace = namespace;
        this.relay = relay;
        this.held = held;
        this.chain = chain;
    }

    List<Statement> statements() {
        int circle = chain.circle();
        int whole = circle > 0 ? circle : chain.tellings().size();
        int told = Math.min(whole, MAX_TOLD);
        for (int i = 0; i < told; i++) {
            answer.add(told(i, circle == i + 1));
        }
        int rest = chain.tellings().size() - told;
        switch (chain.end()) {
            case PUBLISHER -> publisher(circle > 0, rest);
            case HOME -> home();
            case STRANGER -> stranger();
            case FORGOTTEN -> forgotten();
            case LONG -> endless(rest);
        }
        return answer;
    }

    private Statement told(int index, boolean closes) {
        Telling step = chain.tellings().get(index);
        Sentence out = new Sentence().say(step.to());
        out.say(index == 0 ? " believes " : " had it from ", step.from());
        if (isFirst(step)) {
            out.say(", which announced it over ");
        } else {
            out.say(", ", Sentence.hops(step.route().hops().length()), ": told over ");
        }
        out.session(step.route().session().number()).say(" at ");
        out.at(step.sent().t()).see(step.sent(), step.received());
        if (closes) {
            out.say(", which is where we came in");
        }
        return out.say(".").as(Kind.HEARD, step.to(), OptionalLong.of(step.route().uid()));
    }

    /// Whether nobody told the teller, who publishes.
    private boolean isFirst(Telling step) {
        return chain.end() == Chain.End.PUBLISHER && step.equals(chain.tellings().getLast());
    }

    private void publisher(boolean circle, int rest) {
        Telling first = chain.tellings().getLast();
        Sentence out = new Sentence();
        if (rest > 0) {
            out.say(circle ? "Round and round it goes: " : "It goes on so: ");
            out.say(rest, rest == 1 ? " telling" : " tellings");
            out.say(" further back, ", first.from(), " had announced it to ", first.to(), " at ");
            out.at(first.sent().t()).see(first.sent(), first.received()).say(". ");
        }
        Optional<TruthView> truth = ground.truth(namespace);
        if (truth.filter(told -> told.publishers().contains(first.from())).isPresent()) {
            out.say(first.from(), " still publishes ", namespace);
            out.see(truth.get().event());
        } else if (circle) {
            out.say("Nobody in this circle has heard it from a publisher since, and ");
            gone(out);
        } else {
            gone(out.say("But "));
        }
        answer.add(out.say(".").as(Kind.ORIGIN, first.from()));
    }

    private void gone(Sentence out) {
        ground.truth(namespace, out);
    }

    private void home() {
        String at = chain.tellings().isEmpty() ? relay : chain.tellings().getLast().from();
        Sentence out =
                new Sentence().say(namespace, " is the address of ", at, " itself, there since ");
        ground.history().event(chain.missing()).ifPresent(event -> out.at(event.t()).see(event));
        answer.add(out.say(".").as(Kind.ORIGIN, at));
    }

    private void stranger() {
        Sentence out = new Sentence();
        Route last = chain.tellings().isEmpty() ? held : chain.tellings().getLast().route();
        Optional<MeshEvent> received = ground.history().event(chain.missing());
        String at = received.map(MeshEvent::relay).orElse(relay);
        long session = received.map(MeshEvent::session).orElse(last.session().number());
        String peer = ground.snapshot().peer(at, session).orElse("somebody");
        out.say(at, " had it from ", peer, " over ").session(session);
        received.ifPresent(event -> out.say(" at ").at(event.t()).see(event));
        out.say("; ", peer, " is not of this mesh, so what it had it from is not known.");
        answer.add(out.as(Kind.ORIGIN, at));
    }

    private void forgotten() {
        Sentence out = new Sentence();
        String at = chain.tellings().isEmpty() ? relay : chain.tellings().getLast().from();
        out.say("How it came to ", at, " is not known: ");
        if (ground.history().first() > 1) {
            ground.beginning(out);
        } else {
            out.say("the journal does not name what ", at, " heard").see(ground.snapshot().n());
        }
        answer.add(out.say(".").as(Kind.UNKNOWN, at));
    }

    private void endless(int rest) {
        Telling last = chain.tellings().getLast();
        Sentence out = new Sentence();
        out.say("So it goes on: ", rest, " tellings further back it came to ", last.to());
        out.say(" from ", last.from(), ", ", Sentence.hops(last.route().hops().length()));
        out.say(", at ").at(last.sent().t()).see(last.sent(), last.received());
        out.say("; further back is not followed, but ");
        gone(out);
        answer.add(out.say(".").as(Kind.ORIGIN, last.to()));
    }
}
