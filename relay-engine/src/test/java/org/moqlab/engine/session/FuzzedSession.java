package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.LiteVersion;

/// A session with a hostile peer and a busy owner, both drawn from a seed; checks everything the
/// session wants done.
final class FuzzedSession {
    private static final int SMALL = 64;
    private static final int LARGE = 1 << 19;

    /// Most octets one reading half may keep.
    private static final long MAX_KEPT = InStream.MAX_MESSAGE + LARGE;

    private static final List<Bytes> CORPUS =
            java.util.stream.Stream.of(
                            "20 00 0d 01 c0 00 00 00 ff 0d ad 02 01 02 40 64",
                            "21 00 09 c0 00 00 00 ff 0d ad 02 00",
                            "04 80 0f 42 40",
                            "01 01 00",
                            "01 05 04 74 65 73 74",
                            "06 01 04 74 65 73 74",
                            "06 00 04 74 65 73 74",
                            "06 01 04 74 65 73 74 06 00 04 74 65 73 74",
                            "07 01 04 74 65 73 74 01",
                            "07 00 04 74 65 73 74 00",
                            "0e 01 04 74 65 73 74 ff ff ff ff ff ff ff ff",
                            "02 09 01 04 74 65 73 74 01 76 64",
                            "02 0d 01 04 74 65 73 74 01 76 64 01 00 00 00",
                            "00",
                            "00 05 00 00 00 00 00",
                            "01 03 03 04 03",
                            "00 02 00 07 05 68 65 6c 6c 6f",
                            "00 02 01 08 00 00 01 61",
                            "80 10 00 00",
                            "ff ff ff ff ff ff ff ff",
                            "40 01 40 01 00")
                    .map(Bytes::ofHex)
                    .toList();

    /// An announce whose suffix leaves no room for a prefix.
    private static final Bytes LONG_NAME =
            new Announce(true, new Namespace("a".repeat(Namespace.MAX_LENGTH)), HopCount.ZERO)
                    .encode(LiteVersion.LITE_03);

    private final SplittableRandom chance;
    private final boolean client;
    private final Set<String> reached;
    private LiteSession session;
    private final TreeSet<Long> readable = new TreeSet<>();
    private final TreeMap<Long, Long> windows = new TreeMap<>();
    private final TreeMap<StreamKind, Long> credit = new TreeMap<>();
    private final TreeMap<StreamKind, Long> opened = new TreeMap<>();
    private final TreeMap<StreamKind, Long> peerOpened = new TreeMap<>();
    private final TreeMap<Long, Namespace> feeds = new TreeMap<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<Long> groups = new ArrayList<>();
    private boolean ready;

    /// @param reached collects the names of everything that happened
    FuzzedSession(long seed, boolean client, String alpn, Set<String> reached) {
        this.reached = reached;
        this.chance = new SplittableRandom(seed);
        this.client = client;
        this.session = new LiteSession(client, alpn);
        perform(session.opened());
        perform(session.credit(StreamKind.BIDI, grant(StreamKind.BIDI, 2)));
        if (alpn.equals("moql") && chance.nextInt(10) != 0) {
            setUp();
        }
    }

    /// Nonsense on the session stream ends everything at once, so it is mostly left alone.
    private void setUp() {
        if (client) {
            receive(0, CORPUS.get(1));
        } else {
            receive(peerOpens(StreamKind.BIDI), CORPUS.get(0));
        }
        if (chance.nextInt(10) != 0) {
            readable.remove(0L);
        }
    }

    /// Lets one thing happen.
    void step() {
        if (chance.nextInt(50) == 0) {
            session = session.copy();
        }
        boolean closed = session.isClosed();
        List<SessionAction> actions = new ArrayList<>();
        int what = chance.nextInt(20);
        if (what < 9) {
            actions.addAll(octets());
        } else if (what < 13) {
            actions.addAll(words());
        } else {
            actions.addAll(transport(what));
        }
        perform(actions);
        if (closed && !actions.isEmpty()) {
            throw new AssertionError("closed, and yet " + actions);
        }
        for (InStream in : session.streams().allIn()) {
            if (in.buffer.length() > MAX_KEPT) {
                throw new AssertionError(in.buffer.length() + " octets kept on " + in.stream);
            }
        }
    }

    private List<SessionAction> octets() {
        long stream =
                readable.isEmpty() || chance.nextInt(4) == 0
                        ? peerOpens(chance.nextBoolean() ? StreamKind.BIDI : StreamKind.UNI)
                        : pick(readable);
        return session.received(stream, piece());
    }

    private void receive(long stream, Bytes bytes) {
        perform(session.received(stream, bytes));
    }

    private long peerOpens(StreamKind kind) {
        long stream = kind.stream(peerOpened.merge(kind, 1L, Long::sum) - 1, !client);
        readable.add(stream);
        perform(session.streamOpened(stream));
        if (kind == StreamKind.BIDI) {
            windows.put(stream, 0L);
        }
        return stream;
    }

    /// A piece of the corpus, often whole, sometimes bent, cut or random.
    private Bytes piece() {
        if (chance.nextInt(500) == 0) {
            return chance.nextBoolean() ? LONG_NAME : Bytes.wrap(new byte[LARGE]);
        }
        byte[] bytes = CORPUS.get(chance.nextInt(CORPUS.size())).toArray();
        int how = chance.nextInt(20);
        if (how == 0) {
            bytes = new byte[1 + chance.nextInt(SMALL)];
            chance.nextBytes(bytes);
        } else if (how < 3) {
            bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
        } else if (how == 3) {
            return Bytes.wrap(bytes).slice(0, chance.nextInt(bytes.length + 1));
        } else if (how == 4) {
            return Bytes.wrap(bytes).concat(CORPUS.get(chance.nextInt(CORPUS.size())));
        }
        return Bytes.wrap(bytes);
    }

    private List<SessionAction> transport(int what) {
        if (what == 13 && !readable.isEmpty()) {
            long stream = pick(readable);
            readable.remove(stream);
            return session.finished(stream);
        }
        if (what == 14 && !readable.isEmpty()) {
            long stream = pick(readable);
            readable.remove(stream);
            return session.reset(
                    stream,
                    chance.nextBoolean()
                            ? StreamCode.toWire(chance.nextInt(100))
                            : chance.nextLong() >>> 2);
        }
        if (what == 15 && !windows.isEmpty()) {
            return session.stopped(pick(windows.keySet()));
        }
        if (what < 18 && !windows.isEmpty()) {
            long stream = pick(windows.keySet());
            long octets = chance.nextInt(40);
            windows.merge(stream, octets, Long::sum);
            return session.writable(stream, octets);
        }
        StreamKind kind = chance.nextBoolean() ? StreamKind.BIDI : StreamKind.UNI;
        return session.credit(kind, grant(kind, 1));
    }

    private long grant(StreamKind kind, long streams) {
        credit.merge(kind, streams, Long::sum);
        return streams;
    }

    /// The owner says something it may say.
    private List<SessionAction> words() {
        if (!ready) {
            return List.of();
        }
        LiteTalk talk = session.talk();
        return switch (chance.nextInt(12)) {
            case 0 -> talk.askAnnouncements(new Namespace(chance.nextBoolean() ? "" : "test"), 0);
            case 1 ->
                    talk.subscribe(
                            session.nextSubscription(),
                            new Namespace("test"),
                            new TrackName("v"),
                            chance.nextInt(256),
                            0);
            case 2 -> talk.unsubscribe(chance.nextInt(4));
            case 3 -> one(asked).map(s -> talk.accept(s, chance.nextInt(256), 0)).orElse(List.of());
            case 4 -> one(asked).map(s -> talk.fail(s, chance.nextInt(40))).orElse(List.of());
            case 5 -> one(asked).map(talk::end).orElse(List.of());
            case 6 -> openGroup(talk);
            case 7 -> one(groups).map(s -> talk.frame(s, piece(), 0)).orElse(List.of());
            case 8 -> one(groups).map(talk::endGroup).orElse(List.of());
            case 9 -> one(groups).map(s -> talk.abortGroup(s, 24)).orElse(List.of());
            case 10 -> tell(talk);
            default ->
                    one(feeds.keySet())
                            .map(s -> talk.unannounce(s, feeds.getOrDefault(s, Namespace.ROOT), 0))
                            .orElse(List.of());
        };
    }

    private List<SessionAction> openGroup(LiteTalk talk) {
        Optional<LiteTalk.Group> group = talk.openGroup(chance.nextInt(4), chance.nextInt(9), 0);
        group.ifPresent(g -> groups.add(g.stream()));
        return group.map(LiteTalk.Group::actions).orElse(List.of());
    }

    private List<SessionAction> tell(LiteTalk talk) {
        Optional<Long> stream = one(feeds.keySet());
        if (stream.isEmpty()) {
            return List.of();
        }
        Namespace name = feeds.getOrDefault(stream.get(), Namespace.ROOT);
        LiteTalk.Told told = new LiteTalk.Told(name, new HopCount(chance.nextInt(70)));
        return chance.nextBoolean()
                ? talk.announce(stream.get(), told, 0)
                : talk.replay(stream.get(), List.of(told), 0);
    }

    private <T> Optional<T> one(Collection<T> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(pick(values));
    }

    private <T> T pick(Collection<T> values) {
        return values.stream().skip(chance.nextInt(values.size())).findFirst().orElseThrow();
    }

    private void perform(List<SessionAction> actions) {
        for (SessionAction action : actions) {
            switch (action) {
                case SessionAction.Open open -> open(open);
                case SessionAction.Write write -> write(write);
                case SessionAction.Reset reset -> over(reset.stream(), "reset");
                case SessionAction.Happened happened -> happened(happened.event());
                case SessionAction.Stop _,
                        SessionAction.Close _,
                        SessionAction.Sent _,
                        SessionAction.Received _,
                        SessionAction.Dropped _ -> {}
            }
        }
    }

    private void open(SessionAction.Open open) {
        long index = opened.merge(open.kind(), 1L, Long::sum) - 1;
        boolean next = open.stream() == open.kind().stream(index, client);
        if (!next || index >= credit.getOrDefault(open.kind(), 0L)) {
            throw new AssertionError(open + " is out of turn or credit");
        }
        windows.put(open.stream(), 0L);
        if (open.kind() == StreamKind.BIDI) {
            readable.add(open.stream());
        }
    }

    private void write(SessionAction.Write write) {
        long left = windows.getOrDefault(write.stream(), -1L) - write.bytes().length();
        if (left < 0) {
            throw new AssertionError(write + " leaves a window of " + left);
        }
        windows.put(write.stream(), left);
        if (write.fin()) {
            over(write.stream(), "fin");
        }
    }

    private void over(long stream, String how) {
        if (windows.remove(stream) == null) {
            throw new AssertionError(how + " of stream " + stream + " that is over");
        }
    }

    private void happened(SessionEvent event) {
        reached.add(event.getClass().getSimpleName());
        switch (event) {
            case SessionEvent.Ready _ -> ready = true;
            case SessionEvent.AnnouncementsWanted wanted ->
                    feeds.put(wanted.stream(), wanted.prefix());
            case SessionEvent.AnnouncementsUnwanted unwanted -> feeds.remove(unwanted.stream());
            case SessionEvent.SubscribeRequested request -> asked.add(request.stream());
            case SessionEvent.SubscribeCancelled _,
                    SessionEvent.Announced _,
                    SessionEvent.Unannounced _,
                    SessionEvent.Accepted _,
                    SessionEvent.Ended _,
                    SessionEvent.GroupBegan _,
                    SessionEvent.FrameArrived _,
                    SessionEvent.GroupEnded _,
                    SessionEvent.Violated _ -> {}
        }
    }
}
