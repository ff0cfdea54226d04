package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;

/// How a relay tells namespaces: faithfully, unless a fault has it forget a message, keep it to
/// itself, or lie (DESIGN §5). A relay that forgets believes that it has said it.
final class Tongue {
    /// Most faults of messages that wait for their message, and most messages that are kept; older
    /// ones are given up.
    static final int MAX_MUTES = 1_000;

    /// Where something is told.
    ///
    /// @param stream of the feed
    record Ear(SessionId session, Peer peer, long stream) {}

    /// A message that was kept.
    private record Kept(
            SessionId session,
            String peer,
            long stream,
            Optional<Talk.Told> told,
            Namespace name) {}

    private final List<RelayInput.Order.Mute> mutes = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private RelayInput.Order.Lie lie = RelayInput.Order.Lie.NONE;

    Tongue copy() {
        Tongue copy = new Tongue();
        copy.mutes.addAll(mutes);
        copy.kept.addAll(kept);
        copy.lie = lie;
        return copy;
    }

    void mute(RelayInput.Order.Mute mute) {
        mutes.add(mute);
        if (mutes.size() > MAX_MUTES) {
            mutes.removeFirst();
        }
    }

    void lie(RelayInput.Order.Lie tale) {
        lie = tale;
    }

    /// Answers a peer that begins to listen.
    List<SessionAction> replay(
            SessionId id, Peer peer, long stream, List<Talk.Told> told, Turn turn) {
        Ear ear = new Ear(id, peer, stream);
        List<Talk.Told> said = new ArrayList<>();
        for (Talk.Told one : told) {
            if (!swallows(ear, Optional.of(one), one.namespace(), turn)) {
                said.add(lied(one));
            }
        }
        return peer.talk(turn.now()).replay(stream, said, turn.cause());
    }

    /// Tells a namespace.
    ///
    /// @param again whether it may have been told before
    List<SessionAction> announce(Ear ear, Talk.Told told, boolean again, Turn turn) {
        if (swallows(ear, Optional.of(told), told.namespace(), turn)) {
            return List.of();
        }
        Talk talk = ear.peer.talk(turn.now());
        return again
                ? talk.reannounce(ear.stream, lied(told), turn.cause())
                : talk.announce(ear.stream, lied(told), turn.cause());
    }

    /// Withdraws a namespace.
    List<SessionAction> unannounce(Ear ear, Namespace name, Turn turn) {
        return swallows(ear, Optional.empty(), name, turn)
                ? List.of()
                : ear.peer.talk(turn.now()).unannounce(ear.stream, name, turn.cause());
    }

    /// Says that the publisher of a namespace lives.
    List<SessionAction> beat(Ear ear, RouterAction.Beat beat, Turn turn) {
        return ear.peer
                .talk(turn.now())
                .beat(ear.stream, beat.namespace(), beat.pulse(), turn.cause());
    }

    private Talk.Told lied(Talk.Told told) {
        return new Talk.Told(
                told.namespace(),
                lie.told().orElse(told.hops()),
                lie.cost().orElse(told.cost()),
                told.pulse());
    }

    private boolean swallows(Ear ear, Optional<Talk.Told> told, Namespace name, Turn turn) {
        Optional<RelayInput.Order.Mute> mute =
                mutes.stream()
                        .filter(one -> one.peer().equals(ear.peer.name))
                        .filter(one -> one.announce() == told.isPresent())
                        .findFirst();
        if (mute.isEmpty()) {
            return false;
        }
        mutes.remove(mute.get());
        String what = (told.isPresent() ? "announce " : "unannounce ") + name;
        boolean keeps = mute.get().keeps();
        if (keeps) {
            kept.add(new Kept(ear.session, ear.peer.name, ear.stream, told, name));
        }
        if (kept.size() > MAX_MUTES) {
            kept.removeFirst();
        }
        turn.note(
                ear.session,
                new EventBody.Dropped(what, keeps ? "held by a fault" : "dropped by a fault"));
        return true;
    }

    /// Says what was kept from a peer, in order, where it can still be said.
    void unmute(String peer, RelayState state, Turn turn, TableTeller.Performer performer) {
        mutes.removeIf(mute -> mute.peer().equals(peer));
        List<Kept> due = kept.stream().filter(one -> one.peer.equals(peer)).toList();
        kept.removeAll(due);
        for (Kept one : due) {
            Peer there = state.peers.get(one.session);
            if (there == null || !there.feeds.containsKey(one.stream)) {
                turn.note(
                        Turn.NO_SESSION,
                        new EventBody.Dropped(one.name.path(), "its session is over"));
                continue;
            }
            Ear ear = new Ear(one.session, there, one.stream);
            performer.perform(
                    one.session,
                    one.told
                            .map(told -> announce(ear, told, true, turn))
                            .orElseGet(() -> unannounce(ear, one.name, turn)),
                    turn);
        }
    }
}
