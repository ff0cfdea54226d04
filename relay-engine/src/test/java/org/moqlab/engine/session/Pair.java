package org.moqlab.engine.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackInfo;

/// Two sessions back to back: what one wants done is what happens to the other, octets cut into
/// chunks, windows and credit kept as QUIC keeps them. Breaking them is an error of the session.
final class Pair {
    static final long PLENTY = 1L << 20;

    /// What a subscriber learns of a track accepted with that priority: moq-lite-02 says nothing.
    static TrackInfo accepted(String alpn, int priority) {
        return alpn.equals("moql") ? new TrackInfo(0, true, 0, 1_000) : info(priority);
    }

    static TrackInfo info(int priority) {
        return new TrackInfo(priority, false, 0, 1_000);
    }

    final End client;
    final End server;
    private final int chunk;
    private final long window;

    /// A pair with plenty of everything.
    Pair(String alpn) {
        this(alpn, Integer.MAX_VALUE, PLENTY, PLENTY);
    }

    /// @param chunk most octets delivered at once
    /// @param window octets a sender may have under way on one stream
    /// @param credit streams of each kind either end may open
    Pair(String alpn, int chunk, long window, long credit) {
        this(
                new LiteSession(true, alpn, Terms.MARCH_2026),
                new LiteSession(false, alpn, Terms.MARCH_2026),
                chunk,
                window,
                credit);
    }

    /// Any two sessions.
    Pair(Session client, Session server, int chunk, long window, long credit) {
        this.chunk = chunk;
        this.window = window;
        this.client = new End(client, true);
        this.server = new End(server, false);
        for (End end : List.of(this.client, this.server)) {
            end.perform(end.session.opened());
            end.grant(StreamKind.BIDI, credit);
            end.grant(StreamKind.UNI, credit);
        }
        settle();
    }

    /// Delivers until nothing is under way.
    void settle() {
        while (!client.inbox.isEmpty() || !server.inbox.isEmpty()) {
            client.turn();
            server.turn();
        }
    }

    private End peer(End end) {
        return end == client ? server : client;
    }

    /// One end: its session, and what became of it.
    final class End {
        final Session session;
        private final boolean dialled;
        private final ArrayDeque<Supplier<List<SessionAction>>> inbox = new ArrayDeque<>();
        private final Map<Long, Long> windows = new TreeMap<>();
        private final Map<StreamKind, Long> credit = new TreeMap<>();
        private final Map<StreamKind, Long> opened = new TreeMap<>();
        private final List<SessionEvent> events = new ArrayList<>();
        private final List<MessageView> received = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final List<SessionAction.Close> closes = new ArrayList<>();
        private final List<SessionAction.Rank> ranks = new ArrayList<>();

        End(Session session, boolean dialled) {
            this.session = session;
            this.dialled = dialled;
        }

        /// Says something and delivers all that comes of it.
        void say(Function<Talk, List<SessionAction>> words) {
            perform(words.apply(session.talk()));
            settle();
        }

        /// Subscribes under the next number.
        ///
        /// @return the number
        long subscribe(String namespace, String track) {
            long id = session.nextSubscription();
            say(talk ->
                    talk.subscribe(
                            id,
                            new org.moqlab.engine.model.Namespace(namespace),
                            new org.moqlab.engine.model.TrackName(track),
                            Demand.of(100),
                            0));
            return id;
        }

        /// Opens a group and delivers its head.
        long openGroup(long subscription, long sequence) {
            Talk.Group group = session.talk().openGroup(subscription, sequence, 0).orElseThrow();
            perform(group.actions());
            settle();
            return group.stream();
        }

        /// The peer lets this end open more streams.
        void grant(StreamKind kind, long more) {
            credit.merge(kind, more, Long::sum);
            inbox.add(() -> session.credit(kind, more));
        }

        /// What happened since the last call.
        List<SessionEvent> events() {
            List<SessionEvent> taken = List.copyOf(events);
            events.clear();
            return taken;
        }

        /// Names and kinds of messages received since the last call.
        List<String> received() {
            List<String> taken = received.stream().map(m -> m.name() + " " + m.kind()).toList();
            received.clear();
            return taken;
        }

        /// Names and kinds of messages handed to the transport since the last call.
        List<String> sent() {
            List<String> taken = List.copyOf(sent);
            sent.clear();
            return taken;
        }

        List<SessionAction.Rank> ranks() {
            return ranks;
        }

        List<SessionAction.Close> closes() {
            return closes;
        }

        /// Streams of a kind this end has opened.
        long opened(StreamKind kind) {
            return opened.getOrDefault(kind, 0L);
        }

        private void turn() {
            for (int i = inbox.size(); i > 0; i--) {
                perform(inbox.remove().get());
                for (List<SessionAction> more = session.goOn();
                        !more.isEmpty();
                        more = session.goOn()) {
                    perform(more);
                }
            }
        }

        private void perform(List<SessionAction> actions) {
            for (SessionAction action : actions) {
                switch (action) {
                    case SessionAction.Open open -> open(open);
                    case SessionAction.Write write -> write(write);
                    case SessionAction.Reset reset -> reset(reset);
                    case SessionAction.Stop stop ->
                            peer(this).inbox.add(() -> peer(this).session.stopped(stop.stream()));
                    case SessionAction.Close close -> closes.add(close);
                    case SessionAction.Datagram datagram ->
                            peer(this)
                                    .inbox
                                    .add(() -> peer(this).session.datagram(datagram.bytes()));
                    case SessionAction.Rank rank -> ranks.add(rank);
                    case SessionAction.Sent message ->
                            sent.add(message.message().name() + " " + message.message().kind());
                    case SessionAction.Received got -> received.add(got.message());
                    case SessionAction.Dropped _ -> {}
                    case SessionAction.Happened happened -> events.add(happened.event());
                }
            }
        }

        private void open(SessionAction.Open open) {
            long index = opened.merge(open.kind(), 1L, Long::sum) - 1;
            if (open.stream() != open.kind().stream(index, dialled)) {
                throw new AssertionError("stream " + open.stream() + " opened out of turn");
            }
            if (index >= credit.getOrDefault(open.kind(), 0L)) {
                throw new AssertionError("stream " + open.stream() + " opened without credit");
            }
            End peer = peer(this);
            window(open.stream());
            peer.inbox.add(() -> peer.session.streamOpened(open.stream()));
            if (open.kind() == StreamKind.BIDI) {
                peer.window(open.stream());
            }
        }

        private void window(long stream) {
            windows.put(stream, window);
            inbox.add(() -> session.writable(stream, window));
        }

        private void write(SessionAction.Write write) {
            long stream = write.stream();
            Bytes bytes = write.bytes();
            Long left = windows.get(stream);
            if (left == null || left < bytes.length()) {
                throw new AssertionError(bytes.length() + " octets for a window of " + left);
            }
            windows.put(stream, left - bytes.length());
            for (int from = 0; from < bytes.length(); from += chunk) {
                int to = (int) Math.min(bytes.length(), (long) from + chunk);
                deliver(stream, bytes.slice(from, to));
            }
            if (write.fin()) {
                windows.remove(stream);
                peer(this).inbox.add(() -> peer(this).session.finished(stream));
            }
        }

        private void deliver(long stream, Bytes bytes) {
            End peer = peer(this);
            peer.inbox.add(() -> peer.session.received(stream, bytes));
            peer.inbox.add(() -> {
                inbox.add(() -> {
                    windows.computeIfPresent(stream, (_, left) -> left + bytes.length());
                    return session.writable(stream, bytes.length());
                });
                return List.of();
            });
        }

        private void reset(SessionAction.Reset reset) {
            if (windows.remove(reset.stream()) == null) {
                throw new AssertionError("reset of stream " + reset.stream() + " that is over");
            }
            peer(this).inbox.add(() -> peer(this).session.reset(reset.stream(), reset.code()));
        }
    }
}
