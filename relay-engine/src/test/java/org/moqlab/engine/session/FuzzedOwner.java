package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.TrackName;

/// A busy owner of a session, who says whatever it may say at any time.
final class FuzzedOwner {
    private static final Namespace TEST = new Namespace("test");
    private static final TrackName TRACK = new TrackName("v");
    private static final int FEW = 4;

    private final SplittableRandom chance;
    private final TreeMap<Long, Namespace> feeds = new TreeMap<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<Long> groups = new ArrayList<>();
    private boolean ready;

    FuzzedOwner(SplittableRandom chance) {
        this.chance = chance;
    }

    void happened(SessionEvent event) {
        switch (event) {
            case SessionEvent.Ready _ -> ready = true;
            case SessionEvent.AnnouncementsWanted wanted ->
                    feeds.put(wanted.stream(), wanted.prefix());
            case SessionEvent.AnnouncementsUnwanted unwanted -> feeds.remove(unwanted.stream());
            case SessionEvent.SubscribeRequested request -> asked.add(request.stream());
            case SessionEvent.TrackAsked request -> asked.add(request.stream());
            case SessionEvent.FetchAsked request -> asked.add(request.stream());
            case SessionEvent _ -> {}
        }
    }

    List<SessionAction> words(Session session, Bytes payload) {
        if (!ready) {
            return List.of();
        }
        Talk talk = session.talk();
        long number = session.nextSubscription();
        return switch (chance.nextInt(22)) {
            case 0 -> talk.askAnnouncements(chance.nextBoolean() ? Namespace.ROOT : TEST, 0);
            case 1 -> talk.subscribe(number, TEST, TRACK, demand(), 0);
            case 2, 3 -> talk.giveUp(chance.nextInt(FEW));
            case 4 -> each(asked, s -> talk.accept(s, Pair.info(chance.nextInt(256)), 0));
            case 5 -> each(asked, s -> talk.fail(s, chance.nextInt(40)));
            case 6 -> each(asked, talk::end);
            case 7, 8 -> openGroup(talk);
            case 9, 10 -> each(groups, s -> talk.frame(s, time(), payload, 0));
            case 11 -> each(groups, talk::endGroup);
            case 12 -> each(groups, s -> talk.abortGroup(s, 24));
            case 13 -> each(feeds.keySet(), s -> tell(talk, s));
            case 14 -> each(feeds.keySet(), s -> talk.unannounce(s, name(s), 0));
            case 15 -> talk.update(chance.nextInt(FEW), demand(), 0);
            case 16 -> each(asked, s -> talk.drop(s, 1, chance.nextInt(9), 24, 0));
            case 17 -> talk.hasTracks() ? talk.askTrack(number, TEST, TRACK, 0) : List.of();
            case 18 -> talk.hasFetch() ? talk.fetch(number, TEST, TRACK, 1, 7, 0) : List.of();
            case 19 ->
                    talk.hasTracks()
                            ? each(asked, s -> talk.trackInfo(s, Pair.info(3), 0))
                            : List.of();
            case 20 ->
                    talk.hasFetch()
                            ? each(asked, s -> talk.fetchFrame(s, time(), payload, 0))
                            : List.of();
            default ->
                    talk.takesDatagrams()
                            ? talk.datagram(chance.nextInt(FEW), 7, 3_000, payload, 0)
                            : talk.goAway("https://b/", 0);
        };
    }

    private Demand demand() {
        OptionalLong bound =
                chance.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(chance.nextInt(70));
        return new Demand(chance.nextInt(256), chance.nextBoolean(), 250, bound, bound);
    }

    private OptionalLong time() {
        return chance.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(chance.nextLong());
    }

    private Namespace name(long feed) {
        return feeds.getOrDefault(feed, Namespace.ROOT);
    }

    private List<SessionAction> openGroup(Talk talk) {
        Optional<Talk.Group> group = talk.openGroup(chance.nextInt(FEW), chance.nextInt(9), 0);
        group.ifPresent(g -> groups.add(g.stream()));
        return group.map(Talk.Group::actions).orElse(List.of());
    }

    private List<SessionAction> tell(Talk talk, long feed) {
        Talk.Told told = new Talk.Told(name(feed), new HopCount(chance.nextInt(70)));
        return switch (chance.nextInt(4)) {
            case 3 ->
                    talk.beat(feed, name(feed), new Pulse(chance.nextInt(9), chance.nextInt(9)), 0);
            case 0 -> talk.announce(feed, told, 0);
            case 1 -> talk.reannounce(feed, told, 0);
            default -> talk.replay(feed, List.of(told), 0);
        };
    }

    private interface Words {
        List<SessionAction> say(long stream);
    }

    /// Says it of one stream, if there is any.
    private List<SessionAction> each(Collection<Long> streams, Words words) {
        if (streams.isEmpty()) {
            return List.of();
        }
        int which = chance.nextInt(streams.size());
        return words.say(streams.stream().skip(which).findFirst().orElseThrow());
    }
}
