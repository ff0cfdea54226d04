package org.moqlab.engine.session;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;

/// The tracks this end receives: what it subscribed to, what the peer published by itself, and the
/// aliases data streams name them by.
final class IetfTracks {
    /// Most tracks one peer may publish by itself.
    static final int MAX_PUBLISHED = 10_000;

    /// Most subscriptions given up that are remembered; the oldest are forgotten.
    static final int MAX_LEFT = 10_000;

    /// A subscription that was sent.
    ///
    /// @param request its request id
    /// @param alias its alias once it was accepted
    record Ours(long request, OptionalLong alias) {}

    /// A track the peer published.
    ///
    /// @param number the subscription it serves, if there is one
    record Published(Namespace namespace, TrackName track, long alias, OptionalLong number) {}

    private final TreeMap<Long, Ours> ours = new TreeMap<>();
    private final TreeMap<Long, Long> numbers = new TreeMap<>();
    private final TreeMap<Long, Published> published = new TreeMap<>();

    private final TreeMap<Long, Long> aliasOfOurs = new TreeMap<>();
    private final TreeMap<Long, Long> aliasOfPublished = new TreeMap<>();
    private final TreeSet<Long> left = new TreeSet<>();
    private final ArrayDeque<Long> leftAliases = new ArrayDeque<>();
    private long nextNumber;

    IetfTracks copy() {
        IetfTracks copy = new IetfTracks();
        copy.ours.putAll(ours);
        copy.numbers.putAll(numbers);
        copy.published.putAll(published);
        copy.aliasOfOurs.putAll(aliasOfOurs);
        copy.aliasOfPublished.putAll(aliasOfPublished);
        copy.left.addAll(left);
        copy.leftAliases.addAll(leftAliases);
        copy.nextNumber = nextNumber;
        return copy;
    }

    /// The owner's number for its next subscription.
    long nextNumber() {
        return nextNumber++;
    }

    /// A subscription went out.
    void sent(long number, long request) {
        ours.put(number, new Ours(request, OptionalLong.empty()));
        numbers.put(request, number);
    }

    Optional<Ours> ours(long number) {
        return Optional.ofNullable(ours.get(number));
    }

    /// The owner's number of a request.
    OptionalLong number(long request) {
        Long number = numbers.get(request);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /// Whether an alias stands for a track already.
    boolean isTaken(long alias) {
        return aliasOfOurs.containsKey(alias) || aliasOfPublished.containsKey(alias);
    }

    void accepted(long number, long alias) {
        ours.computeIfPresent(
                number, (_, track) -> new Ours(track.request(), OptionalLong.of(alias)));
        aliasOfOurs.put(alias, number);
    }

    /// A subscription is over.
    void ended(long number) {
        Ours track = ours.remove(number);
        if (track != null) {
            numbers.remove(track.request());
            track.alias().ifPresent(aliasOfOurs::remove);
        }
    }

    /// Gives a subscription up. The peer has a last word on it, and groups of it may be under way;
    /// before it was accepted their alias is taken to be the request id, as in [#of].
    void leave(long number, Ours track) {
        ended(number);
        left.add(track.request());
        leftAliases.add(track.alias().orElse(track.request()));
        if (leftAliases.size() > MAX_LEFT) {
            leftAliases.remove();
            left.pollFirst();
        }
    }

    /// Whether groups of that alias may still be under way although nobody wants them any more.
    boolean wasLeft(long alias) {
        return leftAliases.contains(alias);
    }

    /// Whether an answer is about a subscription given up.
    ///
    /// @param last whether it is the last word
    boolean answersLeft(long request, boolean last) {
        return last ? left.remove(request) : left.contains(request);
    }

    /// The peer publishes a track by itself.
    void publish(long request, Published track) {
        published.put(request, track);
        aliasOfPublished.put(track.alias(), request);
    }

    /// Whether a track may be published under that request and alias.
    boolean mayPublish(long request, long alias) {
        return !published.containsKey(request)
                && !isTaken(alias)
                && published.size() < MAX_PUBLISHED;
    }

    /// The peer publishes a track no more.
    Optional<Published> unpublish(long request) {
        Optional<Published> track = Optional.ofNullable(published.remove(request));
        track.ifPresent(gone -> aliasOfPublished.remove(gone.alias()));
        return track;
    }

    /// Serves a subscription from what the peer published.
    ///
    /// @return whether there is such a track that serves nobody yet
    boolean attach(long number, Namespace namespace, TrackName track) {
        for (var entry : published.entrySet()) {
            Published one = entry.getValue();
            boolean same = one.namespace().equals(namespace) && one.track().equals(track);
            if (same && one.number().isEmpty()) {
                attach(entry.getKey(), one, OptionalLong.of(number));
                return true;
            }
        }
        return false;
    }

    /// Ends such a service; the peer goes on publishing.
    void detach(long number) {
        for (var entry : published.entrySet()) {
            if (entry.getValue().number().equals(OptionalLong.of(number))) {
                attach(entry.getKey(), entry.getValue(), OptionalLong.empty());
                return;
            }
        }
    }

    private void attach(long request, Published one, OptionalLong number) {
        published.put(request, new Published(one.namespace(), one.track(), one.alias(), number));
    }

    /// The subscription a data stream belongs to. Data may come before the SUBSCRIBE_OK that names
    /// its alias; the family's aliases are request ids, so those are tried too (WIRE §4.5).
    OptionalLong of(long alias) {
        Long number = aliasOfOurs.get(alias);
        if (number != null) {
            return OptionalLong.of(number);
        }
        Long request = aliasOfPublished.get(alias);
        Published track = request == null ? null : published.get(request);
        return track == null ? number(alias) : track.number();
    }
}
