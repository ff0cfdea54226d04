package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.wire.ErrorCode;

/// A client that watches one relay: it asks for all announcements, records what the relay's table
/// shows of itself, and publishes nothing. A lost session is dialled again, after waits that double
/// from one second to ten.
///
/// What it notes as decided is what the relay tells: the way from the publisher to the relay as its
/// last hop.
public final class Watcher implements Endpoint {
    /// First wait before a lost relay is dialled again, ns.
    public static final long FIRST_WAIT = 1_000_000_000L;

    /// Longest wait, ns.
    public static final long LONGEST_WAIT = 10 * FIRST_WAIT;

    /// Names that are remembered; of further ones nothing is recorded.
    public static final int MAX_NAMES = 20_000;

    /// Characters that the names remembered may have together.
    public static final int MAX_CHARACTERS = 4 << 20;

    private static final long NEVER = -1;
    private static final String TOO_MANY = "more names than a watcher keeps";

    private final ClientConfig config;
    private final ClientLine line;
    private final SideTracks sides;
    private final TreeMap<Namespace, Long> told = new TreeMap<>();
    private int characters;
    private boolean overflowed;
    private long routes;
    private long wait = FIRST_WAIT;
    private long readyAt = NEVER;
    private long redialAt = Long.MAX_VALUE;

    /// A watcher that has not begun.
    ///
    /// @param relay the relay it dials, by name
    /// @param self its identity, which has to be its own
    /// @param inBand SETUP codes offered where that leaves the version to SETUP
    public Watcher(String name, String relay, Offer offer, Origin self, List<Long> inBand) {
        this(name, relay, offer, self, inBand, Reading.NOTHING);
    }

    /// A watcher that has not begun, and reads more than announcements.
    ///
    /// @param relay the relay it dials, by name
    /// @param self its identity, which has to be its own
    /// @param inBand SETUP codes offered where that leaves the version to SETUP
    /// @param reading what else it reads; shared with copies
    public Watcher(
            String name,
            String relay,
            Offer offer,
            Origin self,
            List<Long> inBand,
            Reading reading) {
        this(
                ClientConfig.subscribing(
                        name, relay, offer, self, inBand, Namespace.ROOT, new TrackName("")),
                new SideTracks(reading));
    }

    private Watcher(ClientConfig config, SideTracks sides) {
        this(config, new ClientLine(config), sides);
    }

    private Watcher(ClientConfig config, ClientLine line, SideTracks sides) {
        this.config = config;
        this.line = line;
        this.sides = sides;
    }

    @Override
    public Watcher copy() {
        Watcher copy = new Watcher(config, line.copy(), sides.copy());
        copy.told.putAll(told);
        copy.characters = characters;
        copy.overflowed = overflowed;
        copy.routes = routes;
        copy.wait = wait;
        copy.readyAt = readyAt;
        copy.redialAt = redialAt;
        return copy;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public OptionalLong nextDeadline() {
        long next = Math.min(redialAt, line.nextDeadline().orElse(Long.MAX_VALUE));
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public List<RelayAction> handle(long now, RelayInput input) {
        if (input instanceof RelayInput.DeadlineReached && redialAt <= now) {
            redialAt = Long.MAX_VALUE;
            return line.turn(now, line::redial);
        }
        boolean before = line.isGone();
        List<RelayAction> actions = line.handle(now, input, this::happened);
        if (line.isGone() && !before) {
            forget();
            boolean lasted = readyAt != NEVER && now - readyAt >= LONGEST_WAIT;
            wait = lasted ? FIRST_WAIT : wait;
            readyAt = NEVER;
            redialAt = line.isStopped() ? Long.MAX_VALUE : now + wait;
            wait = Math.min(LONGEST_WAIT, 2 * wait);
        }
        return actions;
    }

    private void forget() {
        sides.clear();
        told.clear();
        characters = 0;
        overflowed = false;
    }

    private void happened(SessionId session, SessionEvent event, Turn turn) {
        Talk talk = line.talk().orElseThrow();
        switch (event) {
            case SessionEvent.Ready ready -> {
                readyAt = turn.now();
                line.change(turn, ClientState.WAITING, -1, ready.wire());
                line.say(turn, talk.askAnnouncements(Namespace.ROOT, turn.cause()));
            }
            case SessionEvent.AnnouncementsWanted wanted ->
                    line.say(turn, talk.replay(wanted.stream(), List.of(), turn.cause()));
            case SessionEvent.Announced offer ->
                    announced(session, offer.namespace(), offer.told(), offer.cost(), turn);
            case SessionEvent.Reannounced offer ->
                    announced(session, offer.namespace(), offer.told(), offer.cost(), turn);
            case SessionEvent.Beaten _ -> {}
            case SessionEvent.Unannounced ended -> withdrawn(ended.namespace(), talk, turn);
            case SessionEvent.OfTrack track -> {
                sides.happened(track);
                refuse(track, talk, turn);
            }
            case SessionEvent.Violated broken -> {
                sides.violated(broken.reason());
                line.violated(broken, turn);
            }
            case SessionEvent.AnnouncementsUnwanted _,
                    SessionEvent.Introduced _,
                    SessionEvent.GoingAway _ -> {}
        }
    }

    private void announced(
            SessionId session, Namespace name, Hops hops, RouteCost cost, Turn turn) {
        if (!told.containsKey(name) && !keeps(name)) {
            if (!overflowed) {
                overflowed = true;
                line.note(turn, new EventBody.Dropped("an announce and all after it", TOO_MANY));
            }
            return;
        }
        if (told.put(name, ++routes) == null) {
            characters += name.path().length();
        }
        Route route = new Route(routes, session, hops, turn.now(), 0, Namespace.ROOT, cost, cost);
        RankedRoute best = new RankedRoute(route, Reason.FIRST_HEARD);
        line.note(
                turn,
                new EventBody.Decided(
                        new TableRow(name, Optional.of(best), List.of(), 0), "announced"));
        line.talk().ifPresent(talk -> sides.told(name, hops, line, talk, turn));
    }

    private boolean keeps(Namespace name) {
        return told.size() < MAX_NAMES && characters + name.path().length() <= MAX_CHARACTERS;
    }

    private void withdrawn(Namespace name, Talk talk, Turn turn) {
        sides.withdrawn(name, line, talk, turn);
        if (told.remove(name) != null) {
            characters -= name.path().length();
            line.note(turn, new EventBody.Decided(TableRow.gone(name), "withdrawn"));
        }
    }

    private void refuse(SessionEvent.OfTrack event, Talk talk, Turn turn) {
        long code = ErrorCode.NOT_FOUND.code();
        switch (event) {
            case SessionEvent.SubscribeRequested asked ->
                    line.say(turn, talk.fail(asked.stream(), code));
            case SessionEvent.TrackAsked asked -> line.say(turn, talk.fail(asked.stream(), code));
            case SessionEvent.FetchAsked asked -> line.say(turn, talk.fail(asked.stream(), code));
            case SessionEvent.OfTrack _ -> {}
        }
    }
}
