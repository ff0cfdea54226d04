package org.moqlab.app.spacetime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;

/// The announcements and withdrawals of one namespace between relays, folded from the events. One
/// thread.
final class Passings {
    /// Most messages kept; later ones are not drawn.
    static final int MAX = 50_000;

    /// Where a message came in.
    ///
    /// @param index its place among all
    /// @param session number of the connection at the receiver
    private record Arrival(int index, long session) {}

    private final Namespace namespace;
    private final List<String> relays;
    private final List<Passing> all = new ArrayList<>();
    private final Map<Long, Integer> bySent = new HashMap<>();
    private final Map<Long, Arrival> byReceived = new HashMap<>();
    private long longest;

    Passings(Namespace namespace, List<String> relays) {
        this.namespace = namespace;
        this.relays = relays;
    }

    /// Takes in the next event.
    ///
    /// @param other the other end of the event's connection
    /// @return whether it was about the namespace
    boolean accept(MeshEvent event, Function<MeshEvent, Optional<String>> other) {
        return switch (event.body()) {
            case EventBody.Sent sent -> sent(event, sent.message(), other);
            case EventBody.Received _ -> received(event);
            case EventBody.Decided decided -> {
                decided(event, decided);
                yield false;
            }
            case EventBody _ -> false;
        };
    }

    private boolean sent(
            MeshEvent event, MessageView message, Function<MeshEvent, Optional<String>> other) {
        if (all.size() >= MAX || !relays.contains(event.relay()) || !isAbout(message)) {
            return false;
        }
        Optional<String> to = other.apply(event).filter(relays::contains);
        to.ifPresent(peer -> {
            bySent.put(event.n(), all.size());
            all.add(
                    new Passing(
                            event.n(),
                            0,
                            event.relay(),
                            peer,
                            event.session(),
                            message.kind(),
                            hops(message),
                            OptionalLong.empty(),
                            event.t(),
                            -1));
        });
        return to.isPresent();
    }

    private boolean received(MeshEvent event) {
        Integer index = bySent.remove(event.cause());
        if (index == null) {
            return false;
        }
        Passing passing = all.get(index);
        all.set(index, passing.arrivedIn(event.n(), event.t()));
        byReceived.put(event.n(), new Arrival(index, event.session()));
        longest = Math.max(longest, event.t() - passing.left());
        return true;
    }

    /// A table changed because of a message: what it has of the sender's session now is how the
    /// message was stored.
    private void decided(MeshEvent event, EventBody.Decided decided) {
        Arrival arrival = byReceived.remove(event.cause());
        if (arrival == null || !decided.row().namespace().equals(namespace)) {
            return;
        }
        Stream.concat(decided.row().best().stream(), decided.row().standby().stream())
                .map(RankedRoute::route)
                .filter(route -> route.session().number() == arrival.session())
                .filter(route -> route.arrivedAt() == event.t())
                .findFirst()
                .ifPresent(route ->
                        all.set(
                                arrival.index(),
                                all.get(arrival.index()).storedAs(route.hops().length())));
    }

    /// Names on a wire are relative to the root of their session.
    private boolean isAbout(MessageView message) {
        boolean gossip =
                switch (message.kind()) {
                    case ANNOUNCE, REANNOUNCE, UNANNOUNCE -> true;
                    case SETUP, INTEREST, HEARTBEAT, SUBSCRIBE, ACCEPT, REFUSAL, END, GROUP, DATA ->
                            false;
                };
        if (!gossip) {
            return false;
        }
        String path = namespace.path();
        for (MessageView.Field field : message.fields()) {
            boolean names =
                    switch (field.name()) {
                        case "suffix", "namespace", "broadcast", "path" -> true;
                        default -> false;
                    };
            if (names && (path.equals(field.value()) || path.endsWith("/" + field.value()))) {
                return true;
            }
        }
        return false;
    }

    private static OptionalLong hops(MessageView message) {
        return message.fields().stream()
                .filter(field -> field.name().equals("hops"))
                .map(MessageView.Field::value)
                .filter(value -> value.length() < 10 && value.chars().allMatch(Character::isDigit))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    /// Those that were under way at some time between two, in the order in which they left.
    List<Passing> between(long from, long to) {
        int first = firstAfter(from - longest);
        List<Passing> found = new ArrayList<>();
        for (int i = first; i < all.size() && all.get(i).left() <= to; i++) {
            Passing passing = all.get(i);
            if (passing.arrived() >= from || !passing.isThere()) {
                found.add(passing);
            }
        }
        return found;
    }

    private int firstAfter(long t) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).left() < t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int count() {
        return all.size();
    }
}
