package org.moqlab.engine.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.session.Terms;

/// Endpoints joined in memory: what one does happens to the other at once. Windows are kept as a
/// driver keeps them, and writing beyond one is an error of the writer.
final class Net {
    /// Octets a writer may have under way on one stream.
    static final long WINDOW = 64L << 10;

    private static final long CREDIT = 10_000;

    /// One direction of a stream, named by its writer.
    private record Half(long session, String writer, long stream) implements Comparable<Half> {
        @Override
        public int compareTo(Half other) {
            int bySession = Long.compare(session, other.session);
            int byWriter = bySession != 0 ? bySession : writer.compareTo(other.writer);
            return byWriter != 0 ? byWriter : Long.compare(stream, other.stream);
        }
    }

    private record Happening(String at, RelayInput input) {}

    private record Link(String dialer, String acceptor) {
        String other(String name) {
            return name.equals(dialer) ? acceptor : dialer;
        }
    }

    /// What an endpoint did.
    record Deed(String by, RelayAction action) {}

    long now;
    private final TreeMap<String, Endpoint> endpoints = new TreeMap<>();
    private final TreeMap<Long, Link> links = new TreeMap<>();
    private final TreeMap<Half, Long> windows = new TreeMap<>();
    private final TreeMap<Half, Long> owed = new TreeMap<>();
    private final TreeSet<String> stalled = new TreeSet<>();
    private final TreeMap<String, Long> scarce = new TreeMap<>();
    private final ArrayDeque<Happening> queue = new ArrayDeque<>();
    private final List<Deed> deeds = new ArrayList<>();
    private long lastSession;

    /// Adds a relay that dials others with one ALPN.
    Relay relay(String name, RoutingPolicy policy, String alpn, String... dials) {
        List<RelayConfig.Target> targets =
                Stream.of(dials)
                        .map(peer -> new RelayConfig.Target(peer, alpn, List.of()))
                        .toList();
        Origin origin = new Origin(name.charAt(0));
        Terms terms = new Terms(origin, List.of(), policy.acceptsFirst());
        return add(new Relay(new RelayConfig(name, policy, policy.timings(), terms, targets)));
    }

    /// Adds an endpoint and starts it.
    <E extends Endpoint> E add(E endpoint) {
        endpoints.put(endpoint.name(), endpoint);
        give(endpoint.name(), new RelayInput.Command(RelayInput.Order.START));
        return endpoint;
    }

    /// Puts another machine in the place of the one of that name.
    void replace(Endpoint endpoint) {
        endpoints.put(endpoint.name(), endpoint);
    }

    /// Something happens to an endpoint, and all that comes of it.
    void give(String name, RelayInput input) {
        queue.add(new Happening(name, input));
        settle();
    }

    /// An endpoint does something of its own accord.
    void act(String name, List<RelayAction> actions) {
        actions.forEach(action -> perform(name, action));
        settle();
    }

    /// Lets time pass.
    void pass(long nanos) {
        long until = now + nanos;
        for (OptionalLong next = next(); next.isPresent() && next.getAsLong() <= until; ) {
            now = Math.max(now, next.getAsLong());
            for (Endpoint endpoint : List.copyOf(endpoints.values())) {
                if (endpoint.nextDeadline().orElse(Long.MAX_VALUE) <= now) {
                    give(endpoint.name(), new RelayInput.DeadlineReached());
                }
            }
            next = next();
        }
        now = until;
    }

    private OptionalLong next() {
        return endpoints.values().stream()
                .flatMapToLong(endpoint -> endpoint.nextDeadline().stream())
                .min();
    }

    /// An endpoint lets everyone who connects with it open only so many unidirectional streams.
    void scarce(String name, long streams) {
        scarce.put(name, streams);
    }

    /// It lets them open more.
    void grant(String name, long streams) {
        for (Map.Entry<Long, Link> entry : links.entrySet()) {
            Link link = entry.getValue();
            if (link.dialer.equals(name) || link.acceptor.equals(name)) {
                SessionId session = new SessionId(entry.getKey());
                queue.add(
                        new Happening(
                                link.other(name),
                                new RelayInput.StreamCredit(session, StreamKind.UNI, streams)));
            }
        }
        settle();
    }

    /// An endpoint reads no more: nobody gets window back from it.
    void stall(String name) {
        stalled.add(name);
    }

    /// It reads on.
    void resume(String name) {
        stalled.remove(name);
        for (Half half : List.copyOf(owed.keySet())) {
            Link link = links.get(half.session);
            if (link != null && link.other(half.writer).equals(name)) {
                Long debt = owed.remove(half);
                writable(half, debt == null ? 0 : debt);
            }
        }
        settle();
    }

    /// A connection breaks.
    void cut(String dialer, String acceptor) {
        for (long session : List.copyOf(links.keySet())) {
            if (new Link(dialer, acceptor).equals(links.get(session))) {
                links.remove(session);
                for (String end : List.of(dialer, acceptor)) {
                    queue.add(
                            new Happening(
                                    end,
                                    new RelayInput.SessionClosed(
                                            new SessionId(session), 0, "", RelayInput.How.FAILED)));
                }
            }
        }
        settle();
    }

    /// What was done since the last call.
    List<Deed> deeds() {
        List<Deed> taken = List.copyOf(deeds);
        deeds.clear();
        return taken;
    }

    /// The actions of one kind of one endpoint since the last call, which forgets all others.
    <A extends RelayAction> List<A> deeds(String by, Class<A> kind) {
        return deeds().stream()
                .filter(deed -> deed.by.equals(by) && kind.isInstance(deed.action))
                .map(deed -> kind.cast(deed.action))
                .toList();
    }

    private void settle() {
        while (!queue.isEmpty()) {
            Happening next = queue.remove();
            Endpoint endpoint = endpoints.get(next.at);
            if (endpoint != null) {
                endpoint.handle(now, next.input).forEach(action -> perform(next.at, action));
            }
        }
    }

    private void perform(String by, RelayAction action) {
        deeds.add(new Deed(by, action));
        switch (action) {
            case RelayAction.Dial dial -> dial(by, dial);
            case RelayAction.OpenStream open -> open(by, open);
            case RelayAction.WriteStream write -> write(by, write);
            case RelayAction.ResetStream reset -> {
                windows.remove(new Half(reset.session().number(), by, reset.stream()));
                tell(
                        by,
                        reset.session(),
                        new RelayInput.StreamReset(reset.session(), reset.stream(), reset.code()));
            }
            case RelayAction.StopStream stop ->
                    tell(
                            by,
                            stop.session(),
                            new RelayInput.StreamStopped(
                                    stop.session(), stop.stream(), OptionalLong.of(stop.code())));
            case RelayAction.SendDatagram sent ->
                    tell(by, sent.session(), new RelayInput.Datagram(sent.session(), sent.bytes()));
            case RelayAction.CloseSession close -> {
                tell(
                        by,
                        close.session(),
                        new RelayInput.SessionClosed(
                                close.session(),
                                close.code(),
                                close.reason(),
                                RelayInput.How.CLOSED));
                links.remove(close.session().number());
            }
            case RelayAction.SetPriority _, RelayAction.Exit _, RelayAction.Note _ -> {}
        }
    }

    private void tell(String by, SessionId session, RelayInput input) {
        Link link = links.get(session.number());
        if (link != null) {
            queue.add(new Happening(link.other(by), input));
        }
    }

    private void dial(String by, RelayAction.Dial dial) {
        if (!endpoints.containsKey(dial.peer())) {
            queue.add(new Happening(by, new RelayInput.DialFailed(dial.peer(), "nobody there")));
            return;
        }
        SessionId id = new SessionId(++lastSession);
        links.put(id.number(), new Link(by, dial.peer()));
        String alpn = dial.offer().wanted();
        String peer = dial.peer();
        up(by, peer, new RelayInput.SessionOpened(id, Role.DIALLED, alpn, "", peer));
        up(peer, by, new RelayInput.SessionOpened(id, Role.ACCEPTED, alpn, "", by));
    }

    private void up(String name, String peer, RelayInput.SessionOpened opened) {
        queue.add(new Happening(name, opened));
        long uni = scarce.getOrDefault(peer, CREDIT);
        SessionId session = opened.session();
        queue.add(
                new Happening(name, new RelayInput.StreamCredit(session, StreamKind.BIDI, CREDIT)));
        queue.add(new Happening(name, new RelayInput.StreamCredit(session, StreamKind.UNI, uni)));
    }

    private void open(String by, RelayAction.OpenStream open) {
        long session = open.session().number();
        Link link = links.get(session);
        if (link == null) {
            return;
        }
        tell(
                by,
                open.session(),
                new RelayInput.StreamOpened(open.session(), open.stream(), open.kind()));
        writable(new Half(session, by, open.stream()), WINDOW);
        if (open.kind() == StreamKind.BIDI) {
            writable(new Half(session, link.other(by), open.stream()), WINDOW);
        }
    }

    private void writable(Half half, long octets) {
        windows.merge(half, octets, Long::sum);
        SessionId session = new SessionId(half.session);
        queue.add(
                new Happening(
                        half.writer, new RelayInput.StreamWritable(session, half.stream, octets)));
    }

    private void write(String by, RelayAction.WriteStream write) {
        Half half = new Half(write.session().number(), by, write.stream());
        Link link = links.get(half.session);
        if (link == null) {
            return;
        }
        Bytes bytes = write.bytes();
        long left = windows.getOrDefault(half, 0L) - bytes.length();
        if (left < 0) {
            throw new AssertionError(by + " writes beyond the window of " + half);
        }
        windows.put(half, left);
        if (!bytes.isEmpty()) {
            tell(
                    by,
                    write.session(),
                    new RelayInput.StreamBytes(write.session(), write.stream(), bytes));
            if (stalled.contains(link.other(by))) {
                owed.merge(half, (long) bytes.length(), Long::sum);
            } else {
                writable(half, bytes.length());
            }
        }
        if (write.fin()) {
            tell(
                    by,
                    write.session(),
                    new RelayInput.StreamFinished(write.session(), write.stream()));
        }
    }
}
