package org.moqlab.engine.mesh.explain;

import static org.moqlab.engine.observe.Kind.DROPPED;
import static org.moqlab.engine.observe.Kind.RECEIVED;
import static org.moqlab.engine.observe.Kind.SENT;
import static org.moqlab.engine.observe.Kind.SESSION;

import java.util.Optional;
import java.util.function.Predicate;
import org.moqlab.engine.mesh.explain.Statement.Kind;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Sought;

/// Why a relay does not have from one neighbour what that neighbour has.
///
/// @param session the session between them
/// @param peer the neighbour, who has or publishes the name
/// @param relay who does not have it
record Untold(Ground ground, Namespace namespace, SessionView session, String peer, String relay) {
    Statement statement() {
        Optional<MeshEvent> refused = at(Sought.at(relay, DROPPED), this::isThrownAway);
        if (refused.isPresent()) {
            return refused(refused.get());
        }
        Optional<MeshEvent> asked =
                at(Sought.at(peer, RECEIVED), event -> is(event, MessageView.Kind.INTEREST));
        if (asked.isEmpty()) {
            return notAsked();
        }
        Optional<MeshEvent> kept = at(Sought.at(peer, DROPPED), this::isThrownAway);
        if (kept.isPresent()) {
            Sentence out = new Sentence().say(peer, " has it and could not tell it: ");
            ground.deeds().say(kept.get(), out);
            return out.say(".").as(Kind.NOT_TOLD, relay);
        }
        return excluded(asked.get()).orElseGet(() -> onItsWay(asked.get()));
    }

    /// The last of the events sought on that session of which something is so.
    private Optional<MeshEvent> at(Sought sought, Predicate<MeshEvent> is) {
        return ground.history()
                .before(
                        ground.snapshot().n(),
                        sought,
                        event -> event.session() == session.id() && is.test(event));
    }

    private boolean isThrownAway(MeshEvent event) {
        return event.body() instanceof EventBody.Dropped(String what, String _)
                && what.startsWith("announce ")
                && (what + " ").contains(last() + " ");
    }

    /// The name below any root ends as the effective name does.
    private String last() {
        String path = namespace.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean is(MeshEvent event, MessageView.Kind kind) {
        return event.body() instanceof EventBody.Received(var message, long _, long _)
                && message.kind() == kind;
    }

    private Statement refused(MeshEvent event) {
        Sentence out = new Sentence();
        Optional<MeshEvent> heard =
                ground.history()
                        .cause(event)
                        .filter(cause -> cause.body() instanceof EventBody.Received);
        heard.ifPresent(cause -> {
            out.say(peer, " told it, heard at ").at(cause.t()).see(cause).say("; ");
        });
        ground.deeds().say(event, out);
        return out.say(".").as(Kind.REFUSED, relay);
    }

    private Statement notAsked() {
        Sentence out = new Sentence();
        out.say(peer, " has it, but no request for announcements of ", relay);
        out.say(" has reached ", peer, " over ").session(session.id());
        return out.see(opened()).say(".").as(Kind.NOT_TOLD, relay);
    }

    private long opened() {
        return at(Sought.at(peer, SESSION), _ -> true)
                .map(MeshEvent::n)
                .orElse(ground.snapshot().n());
    }

    /// A peer may ask to be spared routes that passed it; on a lab wire it is spared them once it
    /// has said who it is.
    private Optional<Statement> excluded(MeshEvent asked) {
        Optional<RowView> row = ground.row(peer, namespace);
        if (row.filter(held -> passed(held, asked)).isPresent()) {
            Sentence out = new Sentence();
            out.say(relay, " has asked ", peer, " for nothing that has passed ", relay);
            out.see(asked).say(", and the best route of ", peer, " has");
            return Optional.of(out.see(row.get().event()).say(".").as(Kind.NOT_TOLD, relay));
        }
        Optional<MeshEvent> setup =
                at(Sought.at(peer, RECEIVED), event -> isLab() && is(event, MessageView.Kind.SETUP))
                        .filter(said -> row.filter(held -> passed(held, said)).isPresent());
        return setup.map(said -> {
            Sentence out = new Sentence();
            out.say(relay, " has told ", peer, " who it is").see(said);
            out.say(", so that it hears of nothing that has passed it, and the best route of ");
            out.say(peer, " has").see(row.orElseThrow().event());
            return out.say(".").as(Kind.NOT_TOLD, relay);
        });
    }

    private boolean isLab() {
        return WireName.of(session.alpn()).filter(WireName::isLab).isPresent();
    }

    /// Whether the best route of a row has passed the origin that a message ends with.
    private static boolean passed(RowView held, MeshEvent said) {
        return said.body() instanceof EventBody.Received(var message, long _, long _)
                && held.row()
                        .best()
                        .filter(best ->
                                best.route().hops() instanceof HopPath(var origins)
                                        && origins.stream()
                                                .anyMatch(origin ->
                                                        origin.isKnown()
                                                                && message.summary()
                                                                        .endsWith(" " + origin)))
                        .isPresent();
    }

    private Statement onItsWay(MeshEvent asked) {
        Sentence out = new Sentence();
        Optional<RowView> row = ground.row(peer, namespace);
        out.say(peer, " has it");
        row.ifPresent(held -> out.see(held.event()));
        out.say(", ", relay, " has asked for announcements").see(asked);
        Optional<MeshEvent> told = at(Sought.at(peer, SENT), this::tells);
        if (told.isPresent()) {
            out.say(", and ", peer, " told it at ").at(told.get().t()).see(told.get());
            arrival(told.get(), out);
        } else {
            out.say(", and ", peer, " has not told it yet");
        }
        return out.say(".").as(Kind.NOT_TOLD, relay);
    }

    private void arrival(MeshEvent told, Sentence out) {
        Optional<MeshEvent> heard =
                ground.history().after(told.n(), event -> event.cause() == told.n());
        if (heard.isPresent()) {
            out.say(", heard at ")
                    .at(heard.get().t())
                    .see(heard.get())
                    .say(", but it did not last");
        } else {
            out.say("; that is still on its way");
        }
    }

    private boolean tells(MeshEvent event) {
        return event.body() instanceof EventBody.Sent(var message, long _, long _)
                && switch (message.kind()) {
                    case ANNOUNCE, REANNOUNCE -> message.summary().contains(last());
                    case SETUP,
                            INTEREST,
                            UNANNOUNCE,
                            HEARTBEAT,
                            SUBSCRIBE,
                            ACCEPT,
                            REFUSAL,
                            END,
                            GROUP,
                            DATA ->
                            false;
                };
    }
}
