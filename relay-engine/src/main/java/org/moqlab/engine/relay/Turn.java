package org.moqlab.engine.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;

/// One call of [Endpoint#handle]: the actions so far, and the note that what follows is due to.
final class Turn {
    static final SessionId NO_SESSION = new SessionId(0);

    private final long now;
    private final List<RelayAction> actions = new ArrayList<>();
    private final TreeSet<SessionId> touched = new TreeSet<>();
    private final ArrayDeque<RouterAction> decided = new ArrayDeque<>();
    private boolean deciding;
    private long lastNote;
    private long cause;

    /// @param lastNote number of the endpoint's last note so far
    Turn(long now, long lastNote) {
        this.now = now;
        this.lastNote = lastNote;
    }

    long now() {
        return now;
    }

    /// The note that what follows is due to; 0 for the input itself.
    long cause() {
        return cause;
    }

    void because(long note) {
        cause = note;
    }

    long lastNote() {
        return lastNote;
    }

    /// Takes in decisions to be carried out.
    ///
    /// @return whether the caller is to carry them out by [#next]; else somebody is at it already
    boolean begins(List<RouterAction> decisions) {
        if (deciding && !decisions.isEmpty()) {
            decided.add(new RouterAction.Because(cause));
        }
        decided.addAll(decisions);
        boolean begins = !deciding;
        deciding = true;
        return begins;
    }

    /// The next decision to be carried out; empty when there is none left.
    Optional<RouterAction> next() {
        Optional<RouterAction> next = Optional.ofNullable(decided.poll());
        deciding = next.isPresent();
        return next;
    }

    /// The sessions that were spoken to or heard.
    Set<SessionId> touched() {
        return touched;
    }

    void act(RelayAction action) {
        actions.add(action);
    }

    /// Everything to do, with small writes to one stream in one piece: what a relay says in one
    /// turn travels in one packet, so that a withdrawal and the announce behind it arrive together
    /// (GOSSIP A.3.2 note 4).
    List<RelayAction> take() {
        return Coalescing.of(actions);
    }

    /// Records a fact due to the present cause.
    ///
    /// @return its number
    long note(SessionId session, EventBody body) {
        return note(session, cause, body);
    }

    private long note(SessionId session, long because, EventBody body) {
        actions.add(new RelayAction.Note(++lastNote, because, session, body));
        return lastNote;
    }

    /// Carries out what a session wants, handing its events to the owner in between. A message
    /// received becomes the cause of what follows.
    void perform(SessionId session, List<SessionAction> wanted, Consumer<SessionEvent> owner) {
        touched.add(session);
        for (SessionAction action : wanted) {
            switch (action) {
                case SessionAction.Open open ->
                        act(new RelayAction.OpenStream(session, open.stream(), open.kind()));
                case SessionAction.Write write ->
                        act(
                                new RelayAction.WriteStream(
                                        session, write.stream(), write.bytes(), write.fin()));
                case SessionAction.Reset reset ->
                        act(new RelayAction.ResetStream(session, reset.stream(), reset.code()));
                case SessionAction.Stop stop ->
                        act(new RelayAction.StopStream(session, stop.stream(), stop.code()));
                case SessionAction.Rank rank ->
                        act(new RelayAction.SetPriority(session, rank.stream(), rank.priority()));
                case SessionAction.Datagram datagram ->
                        act(new RelayAction.SendDatagram(session, datagram.bytes()));
                case SessionAction.Close close -> closed(session, close);
                case SessionAction.Sent sent ->
                        note(
                                session,
                                sent.cause() == SessionAction.PRESENT_CAUSE ? cause : sent.cause(),
                                new EventBody.Sent(sent.message(), sent.stream(), sent.offset()));
                case SessionAction.Received got ->
                        because(
                                note(
                                        session,
                                        0,
                                        new EventBody.Received(
                                                got.message(), got.stream(), got.offset())));
                case SessionAction.Dropped dropped ->
                        note(session, new EventBody.Dropped(dropped.what(), dropped.why()));
                case SessionAction.Happened happened -> owner.accept(happened.event());
            }
        }
    }

    private void closed(SessionId session, SessionAction.Close close) {
        act(new RelayAction.CloseSession(session, close.code(), close.reason()));
    }
}
