package org.moqlab.engine.observe;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.MessageView;
import org.pcollections.TreePMap;

/// What endpoints have asked of each other and not got the end of, by what they said to each other:
/// on moq-lite a stream is a subscription, on moq-transport a request is one, and its groups go by
/// the alias its SUBSCRIBE_OK gave it. Immutable.
public final class Subscriptions {
    /// Most subscriptions that are followed at once; later ones stay in the journal only.
    public static final int MAX_OPEN = 1_000_000;

    /// Nobody has asked for anything.
    public static final Subscriptions NONE =
            new Subscriptions(MAX_OPEN, TreePMap.empty(), TreePMap.empty());

    /// A request of at most 62 bits, as moq-transport has them.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    private final int most;
    private final TreePMap<Place, SubscriptionView> open;

    /// Those for which no group has come yet.
    private final TreePMap<Awaited, Place> awaited;

    private Subscriptions(
            int most, TreePMap<Place, SubscriptionView> open, TreePMap<Awaited, Place> awaited) {
        this.most = most;
        this.open = open;
        this.awaited = awaited;
    }

    /// Nobody has asked for anything, and no more than `most` will be followed.
    static Subscriptions bounded(int most) {
        return new Subscriptions(most, TreePMap.empty(), TreePMap.empty());
    }

    /// Where a subscription lives.
    ///
    /// @param key its stream, or below zero its request
    private record Place(String who, long session, long key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byWho = who.compareTo(other.who);
            int bySession = byWho != 0 ? byWho : Long.compare(session, other.session);
            return bySession != 0 ? bySession : Long.compare(key, other.key);
        }

        static Place first(String who, long session) {
            return new Place(who, session, Long.MIN_VALUE);
        }

        /// Where what a message speaks of lives. A request that is no number is nobody's.
        static Place of(MeshEvent event, MessageView message, long stream) {
            Optional<String> request = message.field("request");
            long key = request.isEmpty() ? stream : request(request.get());
            return new Place(event.relay(), event.session(), key);
        }

        private static long request(String number) {
            long request = NUMBER.matcher(number).matches() ? Long.parseUnsignedLong(number) : -1;
            return request < 0 ? Long.MIN_VALUE : -1 - request;
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

    /// What is open after one more event; this itself when it changes nothing.
    ///
    /// @param sessions the sessions at that event, by number
    Subscriptions after(MeshEvent event, Map<Long, SessionView> sessions) {
        return switch (event.body()) {
            case EventBody.Sent sent -> said(event, sent, sessions);
            case EventBody.Received got -> heard(event, got);
            case EventBody.SessionChanged change ->
                    isEnd(change.phase())
                            ? without(event.relay(), event.session(), event.session() + 1)
                            : this;
            case EventBody.RelayChanged _ -> without(event.relay(), 0, Long.MAX_VALUE);
            case EventBody _ -> this;
        };
    }

    private static boolean isEnd(EventBody.SessionChanged.Phase phase) {
        return switch (phase) {
            case CLOSED, IDLE, FAILED -> true;
            case DIALLING, OPENED, BACKING_OFF, GAVE_UP -> false;
        };
    }

    private Subscriptions without(String who, long firstSession, long sessionAfter) {
        Map<Place, SubscriptionView> gone =
                open.subMap(Place.first(who, firstSession), Place.first(who, sessionAfter));
        Map<Awaited, Place> unanswered =
                awaited.subMap(
                        new Awaited(who, firstSession, ""), new Awaited(who, sessionAfter, ""));
        return gone.isEmpty() && unanswered.isEmpty()
                ? this
                : new Subscriptions(
                        most, open.minusAll(gone.keySet()), awaited.minusAll(unanswered.keySet()));
    }

    private Subscriptions said(
            MeshEvent event, EventBody.Sent sent, Map<Long, SessionView> sessions) {
        MessageView message = sent.message();
        return switch (message.kind()) {
            case SUBSCRIBE -> asked(event, sent, sessions);
            case END, REFUSAL ->
                    ends(message) ? over(Place.of(event, message, sent.stream())) : this;
            case SETUP,
                    INTEREST,
                    ANNOUNCE,
                    REANNOUNCE,
                    UNANNOUNCE,
                    HEARTBEAT,
                    ACCEPT,
                    GROUP,
                    DATA ->
                    this;
        };
    }

    private Subscriptions asked(
            MeshEvent event, EventBody.Sent sent, Map<Long, SessionView> sessions) {
        MessageView message = sent.message();
        boolean byRequest = message.field("request").isPresent();
        Optional<String> broadcast = message.field(byRequest ? "namespace" : "broadcast");
        SessionView session = sessions.get(event.session());
        boolean counts = message.name().equals("SUBSCRIBE") && broadcast.isPresent();
        if (!counts || session == null || open.size() >= most) {
            return this;
        }
        Place place = Place.of(event, message, sent.stream());
        SubscriptionView view =
                new SubscriptionView(
                        event.relay(),
                        session.other(event.relay()),
                        event.session(),
                        broadcast.get(),
                        message.field("track").orElse(""),
                        message.field(byRequest ? "request" : "id").orElse(""),
                        event.n(),
                        event.t(),
                        false);
        Awaited first = new Awaited(view.who(), view.session(), view.number());
        return new Subscriptions(
                most, open.plus(place, view), byRequest ? awaited : awaited.plus(first, place));
    }

    private Subscriptions over(Place place) {
        return open.containsKey(place)
                ? new Subscriptions(most, open.minus(place), awaited.minusAll(groupsOf(place)))
                : this;
    }

    private List<Awaited> groupsOf(Place place) {
        return awaited
                .subMap(
                        new Awaited(place.who(), place.session(), ""),
                        new Awaited(place.who(), place.session() + 1, ""))
                .entrySet()
                .stream()
                .filter(one -> one.getValue().equals(place))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// A request was accepted: from now on its groups are known by their alias.
    private Subscriptions accepted(MeshEvent event, EventBody.Received got) {
        MessageView message = got.message();
        Optional<String> alias = message.field("alias");
        Place place = Place.of(event, message, got.stream());
        return message.name().equals("SUBSCRIBE_OK") && alias.isPresent() && open.containsKey(place)
                ? new Subscriptions(
                        most,
                        open,
                        awaited.plus(
                                new Awaited(event.relay(), event.session(), alias.get()), place))
                : this;
    }

    private Subscriptions heard(MeshEvent event, EventBody.Received got) {
        MessageView message = got.message();
        return switch (message.kind()) {
            case END, REFUSAL ->
                    ends(message) ? over(Place.of(event, message, got.stream())) : this;
            case GROUP -> served(event, message);
            case ACCEPT -> accepted(event, got);
            case SETUP, INTEREST, ANNOUNCE, REANNOUNCE, UNANNOUNCE, HEARTBEAT, SUBSCRIBE, DATA ->
                    this;
        };
    }

    private Subscriptions served(MeshEvent event, MessageView message) {
        if (awaited.isEmpty()) {
            return this;
        }
        String number = message.field("subscription").or(() -> message.field("alias")).orElse("");
        Awaited first = new Awaited(event.relay(), event.session(), number);
        @Nullable Place place = awaited.get(first);
        if (place == null) {
            return this;
        }
        @Nullable SubscriptionView view = open.get(place);
        return new Subscriptions(
                most,
                view == null ? open : open.plus(place, view.withGroup()),
                awaited.minus(first));
    }

    private static boolean ends(MessageView message) {
        return !message.name().equals("SUBSCRIBE_DROP");
    }

    /// What an endpoint has asked for and not got the end of, by session and stream.
    public Collection<SubscriptionView> of(String who) {
        return open.subMap(
                        Place.first(who, Long.MIN_VALUE), Place.first(who + '\0', Long.MIN_VALUE))
                .values();
    }

    /// What an endpoint has asked for of one subject.
    ///
    /// @param subject namespace and track, as [SubscriptionView#subject] has them
    public List<SubscriptionView> of(String who, String subject) {
        return of(who).stream().filter(one -> one.subject().equals(subject)).toList();
    }

    /// All that is open, by who asked, session and stream.
    public Collection<SubscriptionView> all() {
        return open.values();
    }

    /// How much others have asked an endpoint for.
    public long wantedOf(String peer) {
        return open.values().stream().filter(one -> one.peer().equals(peer)).count();
    }

    /// What an event asked for, if it did and that is still open.
    public Optional<SubscriptionView> asked(MeshEvent event) {
        return event.body() instanceof EventBody.Sent sent
                ? Optional.ofNullable(open.get(Place.of(event, sent.message(), sent.stream())))
                        .filter(one -> one.n() == event.n())
                : Optional.empty();
    }

    /// How many are open.
    public int size() {
        return open.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subscriptions that
                && open.equals(that.open)
                && awaited.equals(that.awaited);
    }

    @Override
    public int hashCode() {
        return Objects.hash(open, awaited);
    }

    @Override
    public String toString() {
        return open.values().toString();
    }
}
