package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.StreamCode;

/// A session with a hostile peer and a busy owner, both drawn from a seed; checks everything the
/// session wants done.
final class FuzzedSession {
    private static final int SMALL = 64;
    private static final int LARGE = 1 << 19;
    private static final long SECOND = 1_000_000_000L;

    /// Most octets one reading half may keep.
    private static final long MAX_KEPT = InStream.MAX_MESSAGE + LARGE;

    private final SplittableRandom chance;
    private final boolean client;
    private final Set<String> reached;
    private final List<Bytes> corpus;
    private final FuzzedOwner owner;
    private Session session;
    private long now;
    private final TreeSet<Long> readable = new TreeSet<>();
    private final TreeMap<Long, Long> windows = new TreeMap<>();
    private final TreeMap<StreamKind, Long> credit = new TreeMap<>();
    private final TreeMap<StreamKind, Long> opened = new TreeMap<>();
    private final TreeMap<StreamKind, Long> peerOpened = new TreeMap<>();

    /// @param reached collects the names of everything that happened
    FuzzedSession(long seed, boolean client, String alpn, Terms terms, Set<String> reached) {
        this(seed, client, alpn, new LiteSession(client, alpn, terms), reached);
    }

    /// Any session.
    FuzzedSession(long seed, boolean client, String alpn, Session session, Set<String> reached) {
        this.reached = reached;
        this.chance = new SplittableRandom(seed);
        this.client = client;
        this.corpus = FuzzCorpus.of(alpn);
        this.owner = new FuzzedOwner(chance);
        this.session = session;
        perform(session.opened());
        perform(session.credit(StreamKind.BIDI, grant(StreamKind.BIDI, 2)));
        if (FuzzCorpus.introduces(alpn) && chance.nextInt(10) != 0) {
            receive(peerOpens(StreamKind.UNI), FuzzCorpus.SETUP);
        }
        if (alpn.startsWith("moq") && !alpn.startsWith("moq-lite") && chance.nextInt(10) != 0) {
            setUp();
        }
    }

    /// Nonsense on the session stream ends everything at once, so it is mostly left alone.
    private void setUp() {
        if (client) {
            receive(0, corpus.get(1));
        } else {
            receive(peerOpens(StreamKind.BIDI), corpus.get(0));
        }
        boolean session = corpus.equals(FuzzCorpus.of("moql"));
        if (session && chance.nextInt(10) != 0) {
            readable.remove(0L);
        }
    }

    /// Lets one thing happen.
    void step() {
        if (chance.nextInt(50) == 0) {
            session = session.copy();
        }
        if (!(session instanceof LiteSession)) {
            now += chance.nextLong(SECOND);
            session.at(now);
            checked(session.isClosed(), session.deadline());
        }
        boolean closed = session.isClosed();
        List<SessionAction> actions = new ArrayList<>();
        int what = chance.nextInt(20);
        if (what < 9) {
            actions.addAll(octets());
        } else if (what < 13) {
            actions.addAll(owner.words(session, piece()));
        } else {
            actions.addAll(transport(what));
        }
        checked(closed, actions);
        if (session instanceof LiteSession lite) {
            boundKept(lite);
        }
    }

    private void checked(boolean closed, List<SessionAction> actions) {
        perform(actions);
        if (closed && !actions.isEmpty()) {
            throw new AssertionError("closed, and yet " + actions);
        }
    }

    private static void boundKept(LiteSession session) {
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
        return chance.nextInt(20) == 0
                ? session.datagram(
                        chance.nextBoolean() ? FuzzCorpus.datagram(chance.nextInt(8)) : piece())
                : session.received(stream, piece());
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
            return chance.nextBoolean() ? FuzzCorpus.LONG_NAME : Bytes.wrap(new byte[LARGE]);
        }
        byte[] bytes = pick(corpus).toArray();
        int how = chance.nextInt(20);
        if (how == 0) {
            bytes = new byte[1 + chance.nextInt(SMALL)];
            chance.nextBytes(bytes);
        } else if (how < 3) {
            bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
        } else if (how == 3) {
            return Bytes.wrap(bytes).slice(0, chance.nextInt(bytes.length + 1));
        } else if (how == 4) {
            return Bytes.wrap(bytes).concat(pick(corpus));
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
                        SessionAction.Rank _,
                        SessionAction.Datagram _,
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
        owner.happened(event);
    }
}
