package org.moqlab.engine.mesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Why an entry is in a relay's table: how its best route came there, whether it leads to anybody,
/// why it is best, and why the others are not.
final class EntryAnswer {
    private final Ground ground;
    private final String relay;
    private final Namespace namespace;
    private final RowView row;
    private final RankedRoute best;
    private final List<Statement> answer = new ArrayList<>();

    EntryAnswer(Ground ground, String relay, Namespace namespace, RowView row, RankedRoute best) {
        this.ground = ground;
        this.relay = relay;
        this.namespace = namespace;
        this.row = row;
        this.best = best;
    }

    List<Statement> statements() {
        verdict();
        Chain chain = Chain.of(ground, namespace, relay, best.route());
        answer.addAll(new ChainAnswer(ground, namespace, relay, best.route(), chain).statements());
        leads();
        best();
        holdDown();
        standbys();
        return answer;
    }

    private OptionalLong route() {
        return OptionalLong.of(best.route().uid());
    }

    private void verdict() {
        EntryState state = Truth.state(ground.snapshot(), relay, namespace, ground.now());
        Sentence out = new Sentence().say(namespace, " ", verb(state), " at ", relay, ", ");
        out.say(Sentence.hops(best.route().hops().length())).see(row.event()).say(": ");
        if (state == EntryState.UNKNOWN) {
            out.say("its best routes lead to somebody who is not of this mesh");
        } else {
            ground.truth(namespace, out);
            allowance(state, out);
        }
        answer.add(out.say(".").as(Kind.VERDICT, relay, route()));
    }

    private static String verb(EntryState state) {
        return switch (state) {
            case LIVE -> "is live";
            case LINGERING -> "lingers";
            case GHOST -> "is a ghost";
            case MISSING, ABSENT, UNKNOWN -> "is";
        };
    }

    private void allowance(EntryState state, Sentence out) {
        Optional<TruthView> truth = ground.truth(namespace);
        if (!ground.publishers(namespace).isEmpty()) {
            out.say(state == EntryState.LIVE ? "" : ", but the best routes do not lead there");
        } else if (truth.isPresent()) {
            boolean ghost = state == EntryState.GHOST;
            out.say(ghost ? "; it should have been gone by " : "; it may stay until ");
            out.at(truth.get().since() + truth.get().bound());
        }
    }

    private void leads() {
        Truth.Pointers walk = ground.pointers(relay, namespace);
        List<String> names = walk.names();
        long[] rows =
                names.stream()
                        .distinct()
                        .limit(Ground.MAX_ROUTES)
                        .mapToLong(
                                name -> ground.row(name, namespace).map(RowView::event).orElse(0L))
                        .toArray();
        Sentence out = new Sentence().say("Now the best routes lead ");
        out.say(String.join(" → ", names)).see(rows).say(": ");
        String end = names.getLast();
        if (walk.cycle()) {
            out.say("a circle, and nobody in it publishes ", namespace, ".");
        } else if (walk.broken()) {
            out.say("over a session that ", end, " has lost, so to nobody.");
        } else if (ground.publishers(namespace).contains(end)) {
            out.say("to who publishes it.");
        } else {
            out.say("no further than ", end);
            nothing(end, out);
        }
        answer.add(out.as(Kind.LEADS, relay, route()));
        if (walk.broken()) {
            lost(walk);
        }
    }

    private void nothing(String end, Sentence out) {
        Optional<MeshEvent> decided =
                ground.history().decided(ground.snapshot().n(), end, namespace);
        if (!ground.snapshot().relays().containsKey(end)) {
            out.say(", who does not publish it.");
        } else if (decided.isPresent()) {
            out.say(", which let go of it at ").at(decided.get().t()).see(decided.get()).say(".");
        } else {
            out.say(", which has never had it.");
        }
    }

    /// Why the far end of the last session has lost it.
    private void lost(Truth.Pointers walk) {
        String end = walk.names().getLast();
        String before = walk.names().get(walk.names().size() - 2);
        Optional<Long> session =
                ground.row(before, namespace)
                        .flatMap(held -> held.row().best())
                        .map(route -> route.route().session().number());
        session.flatMap(number -> ground.lost(end, number))
                .ifPresent(at -> {
                    Sentence out = new Sentence();
                    ground.deeds().say(at, out);
                    out.say("; ", before, " has not heard of it.");
                    answer.add(out.as(Kind.SESSION, end));
                });
    }

    private void best() {
        Optional<MeshEvent> since =
                ground.history().best(row.event(), relay, namespace, best.route());
        boolean own = best.route().session().number() == 0;
        Sentence out = new Sentence().say(own ? "Its own route" : "The route from ");
        out.say(own ? "" : peer(best.route()), " has been best");
        since.ifPresent(event -> out.say(" since ").at(event.t()).see(event));
        out.say(": ").say(plain(best.reason()));
        since.filter(_ -> isPromoted()).ifPresent(event -> loss(event, out));
        answer.add(out.say(".").as(Kind.BEST, relay, route()));
    }

    private boolean isPromoted() {
        return best.reason() == Reason.PROMOTED || best.reason() == Reason.PROMOTED_OLDEST;
    }

    /// How the best route before this one was lost.
    private void loss(MeshEvent promoted, Sentence out) {
        out.say(", when the one before was lost");
        ground.history()
                .cause(promoted)
                .ifPresent(cause -> {
                    out.say(" because ");
                    new Withdrawal(ground).clause(cause, namespace, out);
                });
    }

    private void holdDown() {
        if (row.row().inHoldDown(ground.now())) {
            answer.add(
                    new Sentence()
                            .say("It is in hold-down until ")
                            .at(row.row().holdDownUntil())
                            .see(row.event())
                            .say("; until then ", relay, " tells its peers nothing of it.")
                            .as(Kind.HOLD_DOWN, relay, route()));
        }
    }

    private void standbys() {
        TableRow table = row.row();
        for (RankedRoute standby : table.standby().stream().limit(Ground.MAX_ROUTES).toList()) {
            answer.add(standby(standby));
        }
        long more = table.standbys() - Math.min(Ground.MAX_ROUTES, table.standby().size());
        if (more > 0) {
            answer.add(
                    new Sentence()
                            .say(more, " more routes stand by")
                            .see(row.event())
                            .say(".")
                            .as(Kind.STANDBY, relay));
        }
    }

    private Statement standby(RankedRoute standby) {
        Route route = standby.route();
        Optional<MeshEvent> arrival = ground.history().arrival(relay, namespace, route);
        Sentence out = new Sentence().say("Not ", peer(route), " with ");
        out.say(Sentence.hops(route.hops().length())).say(" over ");
        out.session(route.session().number());
        arrival.ifPresentOrElse(
                event -> out.say(", since ").at(event.t()).see(event), () -> out.see(row.event()));
        out.say(": ");
        return out.say(plain(standby.reason()), ".")
                .as(Kind.STANDBY, relay, OptionalLong.of(route.uid()));
    }

    private String peer(Route route) {
        return ground.snapshot().peer(relay, route.session().number()).orElse("a lost session");
    }

    /// A reason without saying again whether the route is best.
    private static String plain(Reason reason) {
        String text = reason.text();
        return text.substring(text.indexOf(": ") + 2);
    }
}
