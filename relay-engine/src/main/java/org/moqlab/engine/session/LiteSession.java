package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.lite.Datagram;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Setup;

/// One moq-lite session, any version (WIRE §3).
public final class LiteSession extends Conversation implements Session {
    /// Most octets of unfinished messages one peer may leave here.
    static final long MAX_UNREAD = 64L << 20;

    /// Most octets of a peer that has not introduced itself yet.
    static final long MAX_UNREAD_BEFORE_SETUP = 1L << 20;

    private final String alpn;
    private long unread;

    /// A session that has just come up.
    ///
    /// @param client whether this end dialled
    /// @param alpn what was negotiated
    public LiteSession(boolean client, String alpn, Terms terms) {
        this(client, alpn, terms, new Streams(client), new Requests());
    }

    private LiteSession(
            boolean client, String alpn, Terms terms, Streams streams, Requests requests) {
        super(client, terms, streams, requests);
        this.alpn = alpn;
    }

    @Override
    public LiteSession copy() {
        LiteSession copy = new LiteSession(client, alpn, terms, streams.copy(), requests.copy());
        copy.version = version;
        copy.theirs = theirs;
        copy.setupOwed = setupOwed;
        copy.closed = closed;
        copy.unread = unread;
        return copy;
    }

    @Override
    public String wire() {
        return version == null ? "" : version.wire();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public LiteTalk talk() {
        return new LiteTalk(this);
    }

    @Override
    public long nextSubscription() {
        return requests.next();
    }

    @Override
    public long waiting(long stream) {
        return streams.out(stream).map(OutStream::waiting).orElse(0L);
    }

    @Override
    public List<SessionAction> opened() {
        Output out = new Output();
        Optional<LiteVersion> chosen = LiteVersion.ofAlpn(alpn);
        if (chosen.isPresent()) {
            version = chosen.get();
            setupOwed = version.hasSetupStream();
            if (servesPeer()) {
                out.happened(new SessionEvent.Ready(version.wire()));
            }
        } else if (client) {
            offerSetup(out);
        }
        return out.take();
    }

    @Override
    public List<SessionAction> streamOpened(long stream) {
        boolean setup = !client && version == null && StreamKind.BIDI.stream(0, true) == stream;
        InStream in = setup ? new SetupStream(stream, false) : new NewStream(stream);
        return unlessClosed(out -> {
            streams.accepted(stream, in);
            if (streams.isCrowded()) {
                String what = Streams.MAX_SPEECHLESS + " streams without a first message";
                close(ErrorCode.BOUNDS_EXCEEDED.code(), "more than " + what, out);
            }
        });
    }

    @Override
    public List<SessionAction> received(long stream, Bytes bytes) {
        return unlessClosed(out ->
                streams.in(stream)
                        .filter(in -> !(in instanceof DrainedStream))
                        .ifPresent(in -> {
                            in.append(bytes);
                            unread += bytes.length();
                            read(stream, out);
                            boundUnread(stream, out);
                        }));
    }

    private void boundUnread(long stream, Output out) {
        long most = servesPeer() ? MAX_UNREAD : MAX_UNREAD_BEFORE_SETUP;
        if (unread > most) {
            long at = streams.in(stream).map(in -> in.buffer.offset()).orElse(0L);
            String what = "more than " + most + " octets of unfinished messages";
            violated(new DecodeException(ErrorCode.BOUNDS_EXCEEDED, at, what), out);
        }
    }

    @Override
    public List<SessionAction> finished(long stream) {
        return unlessClosed(out -> streams.in(stream).ifPresent(in -> finished(in, out)));
    }

    private void finished(InStream in, Output out) {
        if (in instanceof NewStream early && !servesPeer() && !in.buffer.isEmpty()) {
            early.endEarly();
            return;
        }
        if (in.endsMatter()) {
            out.add(new SessionAction.Received(Ends.FIN, in.stream, Ends.FIN_AT));
        }
        over(in);
        in.finished(this, out);
    }

    private void over(InStream in) {
        unread -= in.buffer.length();
        streams.endIn(in.stream);
    }

    @Override
    public List<SessionAction> reset(long stream, long wireCode) {
        OptionalLong mapped = StreamCode.fromWire(wireCode);
        long code = mapped.orElse(ErrorCode.TRANSPORT.code());
        return unlessClosed(out ->
                streams.in(stream)
                        .ifPresent(in -> {
                            out.add(
                                    new SessionAction.Received(
                                            Ends.reset(code), stream, Ends.RESET_AT));
                            over(in);
                            in.reset(this, code, out);
                        }));
    }

    @Override
    public List<SessionAction> stopped(long stream) {
        return unlessClosed(out -> {
            resetOut(stream, ErrorCode.CANCEL.code(), out);
            streams.in(stream).filter(in -> in.stopped(out)).ifPresent(this::ignoreRest);
        });
    }

    @Override
    public List<SessionAction> writable(long stream, long octets) {
        return unlessClosed(out -> {
            streams.out(stream).ifPresent(half -> half.granted(octets, out));
            streams.sweep(stream);
        });
    }

    @Override
    public List<SessionAction> credit(StreamKind kind, long more) {
        return unlessClosed(out -> {
            streams.credit(kind, more, out);
            if (setupOwed && kind == StreamKind.UNI) {
                sendSetup(out);
            }
        });
    }

    @Override
    public List<SessionAction> datagram(Bytes bytes) {
        return unlessClosed(out -> {
            if (version == null || !version.hasDatagrams() || !servesPeer()) {
                out.add(new SessionAction.Dropped("datagram", "this wire has none"));
                return;
            }
            try {
                Datagram got = Datagram.decode(bytes, 0);
                arrived(got, bytes, out);
            } catch (DecodeException broken) {
                out.add(new SessionAction.Dropped("datagram", String.valueOf(broken.getMessage())));
            }
        });
    }

    private void arrived(Datagram got, Bytes bytes, Output out) {
        if (requests.stream(got.subscription()).isEmpty()) {
            String what = "datagram of unknown subscription " + got.subscription();
            out.add(new SessionAction.Dropped(what, "nobody here wants it"));
            return;
        }
        out.add(
                new SessionAction.Received(
                        got.view(got.kind(), bytes), Ends.datagram(got), got.group()));
        out.happened(
                new SessionEvent.DatagramArrived(
                        got.subscription(), got.group(), got.timestamp(), got.payload()));
    }

    private List<SessionAction> unlessClosed(Consumer<Output> happens) {
        Output out = new Output();
        if (!closed) {
            happens.accept(out);
        }
        return out.take();
    }

    private void read(long stream, Output out) {
        Optional<InStream> before = Optional.empty();
        Optional<InStream> now = streams.in(stream);
        while (now.isPresent() && !now.equals(before) && !closed) {
            InStream in = now.get();
            int left = in.buffer.length();
            try {
                in.read(this, out);
            } catch (DecodeException broken) {
                failed(in, broken, out);
            }
            unread -= left - in.buffer.length();
            before = now;
            now = streams.in(stream);
        }
    }

    private void failed(InStream in, DecodeException broken, Output out) {
        if (in.isVital()) {
            violated(broken, out);
        } else {
            refuseStream(in, broken, out);
        }
    }

    @Override
    void ready(LiteVersion chosen, Output out) {
        version = chosen;
        out.happened(new SessionEvent.Ready(chosen.wire()));
        readEarly(out);
    }

    @Override
    LiteSession hearing() {
        return this;
    }

    @Override
    void forgotten(int octets) {
        unread -= octets;
    }

    /// The accepting end waits for the peer's SETUP, and on some wires the other does too.
    @Override
    boolean servesPeer() {
        if (version == null) {
            return false;
        }
        boolean waits = client ? version.waitsForSetup() : version.hasSetupStream();
        return !waits || theirs != null;
    }

    @Override
    void introduced(Setup setup, long at, Output out) {
        if (theirs != null) {
            violated(new DecodeException(ErrorCode.DUPLICATE, at, "a second SETUP"), out);
            return;
        }
        boolean waited = !servesPeer();
        theirs = setup;
        out.happened(new SessionEvent.Introduced(setup.origin(), setup.path(), setup.part()));
        if (waited && version != null) {
            out.happened(new SessionEvent.Ready(version.wire()));
            readEarly(out);
        }
    }

    /// Reads what came before the peer was known.
    private void readEarly(Output out) {
        for (InStream in : streams.allIn()) {
            if (in instanceof NewStream early && !closed) {
                read(in.stream, out);
                if (early.hasEnded() && !closed) {
                    streams.in(in.stream).ifPresent(now -> finished(now, out));
                }
            }
        }
    }
}
