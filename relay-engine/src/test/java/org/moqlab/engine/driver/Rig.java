package org.moqlab.engine.driver;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.SessionOpened;
import org.moqlab.engine.relay.Role;

/// A few scripted endpoints run by one of the drivers, which the contract of both is tried on.
public interface Rig extends AutoCloseable {
    /// Times nobody runs into by accident.
    Tuning PATIENT = new Tuning(60 * Durations.SECOND, 4 * Durations.SECOND, Tuning.MAX_STREAMS);

    /// The wire that connections are dialled with where it does not matter.
    String WIRE = "moq-lite-03";

    /// Runs an endpoint that can be dialled, called by a letter from A to H, or S.
    Script add(Script script);

    /// Runs any other endpoint that can be dialled, likewise called.
    void run(Endpoint endpoint);

    /// Has an endpoint do something now.
    void act(Script script, RelayAction... actions);

    /// Ends an endpoint without a word to anybody.
    void kill(Script script);

    /// What was told of endpoints, one line each.
    List<String> told();

    /// How many streams of a connection one end still remembers, and the layers below it.
    List<Integer> streams(Script end, SessionId session);

    /// What an endpoint has to say of a session now; empty when it has none of that number.
    Optional<SessionDetail> detail(Script end, SessionId session);

    /// The code a machine hears when a stream is stopped with `code`.
    OptionalLong stopCode(long code);

    /// The path of every session.
    default String path() {
        return "";
    }

    /// Streams of each kind that an end may open when its peer lets it open so many.
    default List<Long> credit(Role end, long allowed) {
        return List.of(allowed, allowed);
    }

    /// Lets a time pass, ns.
    void pass(long time);

    @Override
    void close();

    /// Makes a new connection and waits until both ends know of it and of their credit.
    default SessionId connect(Script dialer, Script acceptor) {
        int before = dialer.heard(SessionOpened.class).size();
        act(dialer, new RelayAction.Dial(acceptor.name(), WIRE));
        SessionId session =
                dialer.await(
                                () ->
                                        dialer.heard(SessionOpened.class).stream()
                                                .skip(before)
                                                .findFirst(),
                                "a new connection")
                        .session();
        acceptor.await(SessionOpened.class, up -> up.session().equals(session));
        for (Script end : List.of(dialer, acceptor)) {
            for (StreamKind kind : StreamKind.values()) {
                end.await(
                        RelayInput.StreamCredit.class,
                        more -> more.session().equals(session) && more.kind() == kind);
            }
        }
        return session;
    }

    /// Waits until one stream of a connection is open at one end.
    default void awaitOneStream(Script end, SessionId session) {
        end.awaitThat(
                () -> streams(end, session).getFirst() == 1,
                () -> "has streams " + streams(end, session));
    }

    /// Waits until no stream of a connection is remembered at one end.
    default void awaitNoStreams(Script end, SessionId session) {
        end.awaitThat(
                () -> streams(end, session).stream().allMatch(left -> left == 0),
                () -> "remembers streams " + streams(end, session));
    }
}
