package org.moqlab.engine.session;

import java.util.ArrayDeque;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.ietf.NamespaceTuple;
import org.moqlab.engine.wire.ietf.PublishNamespaceDone;
import org.pcollections.TreePMap;

/// The namespaces this end offers: one after the other, each only when the peer has answered the
/// one before. A peer that never answers hears of no other (WIRE §4.4).
final class IetfAnnouncer {
    /// Most offers and ends that wait for their turn; a peer that lets more pile up does not
    /// answer.
    static final int MAX_WAITING = 1_000_000;

    /// Most names remembered after they were taken back.
    static final int MAX_REMEMBERED = 100_000;

    /// What waits for its turn.
    ///
    /// @param offered whether the namespace is offered or taken back
    private record Turn(Namespace namespace, NamespaceTuple tuple, boolean offered, long cause) {}

    private final ArrayDeque<Turn> queue = new ArrayDeque<>();

    /// The names offered once, and whether the peer has taken them.
    private TreePMap<Namespace, Boolean> offers = TreePMap.empty();

    private boolean busy;

    IetfAnnouncer copy() {
        IetfAnnouncer copy = new IetfAnnouncer();
        copy.queue.addAll(queue);
        copy.offers = offers;
        copy.busy = busy;
        return copy;
    }

    boolean isOverfull() {
        return queue.size() > MAX_WAITING;
    }

    /// Offers a namespace in its turn.
    ///
    /// @return whether this wire can name it
    boolean offer(Namespace namespace, long cause) {
        return add(namespace, true, cause);
    }

    /// Takes a namespace back in its turn.
    void end(Namespace namespace, long cause) {
        add(namespace, false, cause);
    }

    private boolean add(Namespace namespace, boolean offered, long cause) {
        Optional<NamespaceTuple> tuple = NamespaceTuple.of(namespace);
        tuple.ifPresent(fields -> queue.add(new Turn(namespace, fields, offered, cause)));
        return tuple.isPresent();
    }

    /// Takes the turns that may be taken: ends of what the peer has taken, up to the next offer.
    void step(IetfConversation session, Output out) {
        while (!busy && !queue.isEmpty() && !session.line.isClosed()) {
            Turn turn = queue.remove();
            if (turn.offered()) {
                busy = true;
                boolean again = offers.containsKey(turn.namespace());
                session.ask(
                        new IetfRequest.Offer(turn.namespace(), turn.tuple(), again),
                        turn.cause(),
                        out);
            } else if (offers.getOrDefault(turn.namespace(), false)) {
                ended(turn.namespace());
                session.line.say(new PublishNamespaceDone(turn.tuple()), turn.cause(), out);
            }
        }
    }

    /// The peer has answered the offer that was under way.
    void answered(Namespace namespace, boolean taken) {
        busy = false;
        if (taken) {
            offers = offers.plus(namespace, true);
        } else {
            ended(namespace);
        }
    }

    private void ended(Namespace namespace) {
        offers =
                offers.size() < MAX_REMEMBERED
                        ? offers.plus(namespace, false)
                        : offers.minus(namespace);
    }

    /// Whether the name was ever offered.
    boolean isKnown(Namespace namespace) {
        return offers.containsKey(namespace);
    }
}
