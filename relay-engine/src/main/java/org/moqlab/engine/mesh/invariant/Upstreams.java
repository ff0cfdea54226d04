package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionView;

/// What endpoints have asked of each other and not got the end of, by what they said to each other.
/// Subscriptions of wires that have a stream for each, the moq-lite ones.
final class Upstreams {
    /// Most subscriptions that are followed at once.
    static final int MAX_OPEN = 1_000_000;

    /// One subscription as the one who asked sees it.
    ///
    /// @param who who asked
    /// @param peer whom
    /// @param track broadcast and track
    /// @param number its number in the session
    /// @param n the event in which it was asked
    /// @param t when, ns
    /// @param served whether a group of it has come
    record Open(
            String who, String peer, String track, String number, long n, long t, boolean served) {
        Open withGroup() {
            return new Open(who, peer, track, number, n, t, true);
        }
    }

    private record Place(String who, long session, long stream) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byWho = who.compareTo(other.who);
            int bySession = byWho != 0 ? byWho : Long.compare(session, other.session);
            return bySession != 0 ? bySession : Long.compare(stream, other.stream);
        }
    }

    private record Awaited(String who, long session, String number) implements Comparable<Awaited> {
        @Override
        public int compareTo(Awaited other) {
            int byWho = who.compareTo(other.who);
            int bySession = byWho != 0 ? byWho : Long.compare(session, other.session);
            return bySession != 0 ? bySession : number.compareTo(other.number);
        }
    }

    private final TreeMap<Place, Open> open = new TreeMap<>();

    /// Those for which no group has come yet.
    private final TreeMap<Awaited, Place> awaited = new TreeMap<>();

    Upstreams copy() {
        Upstreams copy = new Upstreams();
        copy.open.putAll(open);
        copy.awaited.putAll(awaited);
        return copy;
    }

    /// Takes in what happened.
    ///
    /// @param state the state before it
    void saw(MeshEvent event, MeshSnapshot state) {
        switch (event.body()) {
            case EventBody.Sent sent -> said(event, sent.message(), sent.stream(), state);
            case EventBody.Received got -> heard(event, got.message(), got.stream());
            case EventBody.SessionChanged change -> {
                if (isEnd(change.phase())) {
                    forget(event.relay(), event.session(), event.session());
                }
            }
            case EventBody.RelayChanged _ -> forget(event.relay(), 0, Long.MAX_VALUE - 1);
            case EventBody _ -> {}
        }
    }

    private void forget(String who, long firstSession, long lastSession) {
        open.subMap(first(who, firstSession), first(who, lastSession + 1)).clear();
        Awaited from = new Awaited(who, firstSession, "");
        awaited.subMap(from, new Awaited(who, lastSession + 1, "")).clear();
    }

    private static boolean isEnd(EventBody.SessionChanged.Phase phase) {
        return switch (phase) {
            case CLOSED, IDLE, FAILED -> true;
            case DIALLING, OPENED, BACKING_OFF, GAVE_UP -> false;
        };
    }

    private static Place first(String who, long session) {
        return new Place(who, session, Long.MIN_VALUE);
    }

    private void said(MeshEvent event, MessageView message, long stream, MeshSnapshot state) {
        Place place = new Place(event.relay(), event.session(), stream);
        if (message.kind() == MessageView.Kind.SUBSCRIBE && message.name().equals("SUBSCRIBE")) {
            Optional<String> broadcast = Fields.of(message, "broadcast");
            SessionView session = state.sessions().get(event.session());
            if (broadcast.isPresent() && session != null && open.size() < MAX_OPEN) {
                String track = broadcast.get() + " / " + Fields.of(message, "track").orElse("");
                String number = Fields.of(message, "id").orElse("");
                String peer = session.other(event.relay());
                awaited.put(new Awaited(event.relay(), event.session(), number), place);
                open.put(
                        place,
                        new Open(event.relay(), peer, track, number, event.n(), event.t(), false));
            }
        } else if (ends(message)) {
            over(place);
        }
    }

    private void over(Place place) {
        Open gone = open.remove(place);
        if (gone != null) {
            awaited.remove(new Awaited(place.who, place.session, gone.number));
        }
    }

    private void heard(MeshEvent event, MessageView message, long stream) {
        if (ends(message)) {
            over(new Place(event.relay(), event.session(), stream));
        } else if (message.kind() == MessageView.Kind.GROUP) {
            String number = Fields.of(message, "subscription").orElse("");
            Place place = awaited.remove(new Awaited(event.relay(), event.session(), number));
            if (place != null) {
                open.computeIfPresent(place, (_, one) -> one.withGroup());
            }
        }
    }

    private static boolean ends(MessageView message) {
        boolean end =
                message.kind() == MessageView.Kind.END
                        || message.kind() == MessageView.Kind.REFUSAL;
        return end && !message.name().equals("SUBSCRIBE_DROP");
    }

    /// What an endpoint has asked for and not got the end of.
    Collection<Open> of(String who) {
        return open.subMap(first(who, Long.MIN_VALUE), first(who + '\0', Long.MIN_VALUE)).values();
    }

    /// How much others have asked an endpoint for.
    long wantedOf(String peer) {
        return open.values().stream().filter(one -> one.peer.equals(peer)).count();
    }

    /// The subscriptions to one track among them.
    List<Open> of(String who, String track) {
        List<Open> all = new ArrayList<>();
        for (Open one : of(who)) {
            if (one.track.equals(track)) {
                all.add(one);
            }
        }
        return all;
    }

    /// What an event asked for, if it did.
    Optional<Open> asked(MeshEvent event) {
        return event.body() instanceof EventBody.Sent sent
                ? Optional.ofNullable(
                                open.get(new Place(event.relay(), event.session(), sent.stream())))
                        .filter(one -> one.n == event.n())
                : Optional.empty();
    }
}
