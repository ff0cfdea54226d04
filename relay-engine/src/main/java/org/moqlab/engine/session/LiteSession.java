package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.lite.ClientSetup;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.ServerSetup;

/// One moq-lite session: turns streams of octets into [SessionEvent]s, and what its owner asks into
/// octets within credit and window (WIRE §3). Both ends run this class.
///
/// Every advancing method returns what to do, in order. What the peer does comes in through
/// [#opened] to [#stopped]; what the owner wants goes through [#talk].
public final class LiteSession {
    private static final String IMPLEMENTATION = "moq-mesh-lab";

    /// What a client offers where SETUP decides, in its order.
    static final List<Long> OFFERED = List.of(LiteVersion.LITE_02.code());

    private final boolean client;
    private final String alpn;
    private final Streams streams;
    private final TreeMap<Long, Long> subscriptions = new TreeMap<>();
    private @Nullable LiteVersion version;
    private boolean closed;
    private long nextSubscription;

    /// A session that has just come up.
    ///
    /// @param client whether this end dialled
    /// @param alpn what was negotiated
    public LiteSession(boolean client, String alpn) {
        this(client, alpn, new Streams(client));
    }

    private LiteSession(boolean client, String alpn, Streams streams) {
        this.client = client;
        this.alpn = alpn;
        this.streams = streams;
    }

    /// An independent session in the same state.
    public LiteSession copy() {
        LiteSession copy = new LiteSession(client, alpn, streams.copy());
        copy.subscriptions.putAll(subscriptions);
        copy.version = version;
        copy.closed = closed;
        copy.nextSubscription = nextSubscription;
        return copy;
    }

    /// The negotiated version once the session is set up.
    public Optional<LiteVersion> version() {
        return Optional.ofNullable(version);
    }

    /// Whether either end has closed it.
    public boolean isClosed() {
        return closed;
    }

    /// What the owner may ask of this session.
    public LiteTalk talk() {
        return new LiteTalk(this);
    }

    /// The transport is up.
    public List<SessionAction> opened() {
        Output out = new Output();
        Optional<LiteVersion> chosen = LiteVersion.ofAlpn(alpn);
        if (chosen.isPresent()) {
            ready(chosen.get(), out);
        } else if (client) {
            long stream = streams.openBidi(out);
            streams.become(new SetupStream(stream, true));
            ClientSetup setup = new ClientSetup(OFFERED, IMPLEMENTATION);
            send(stream, setup, setup.encode(), 0, out);
        }
        return out.take();
    }

    /// The peer opened a stream.
    public List<SessionAction> streamOpened(long stream) {
        boolean setup = !client && version == null && StreamKind.BIDI.stream(0, true) == stream;
        InStream in = setup ? new SetupStream(stream, false) : new NewStream(stream);
        return unlessClosed(_ -> streams.accepted(stream, in));
    }

    /// Octets arrived.
    public List<SessionAction> received(long stream, Bytes bytes) {
        return unlessClosed(out ->
                streams.in(stream)
                        .filter(in -> !(in instanceof DrainedStream))
                        .ifPresent(in -> {
                            in.append(bytes);
                            read(in.stream, out);
                        }));
    }

    /// The peer ended its direction.
    public List<SessionAction> finished(long stream) {
        return unlessClosed(out ->
                streams.in(stream)
                        .ifPresent(in -> {
                            if (in instanceof Subscription || in instanceof SubscribeAsked) {
                                out.add(new SessionAction.Received(Ends.FIN, stream, Ends.FIN_AT));
                            }
                            streams.endIn(stream);
                            in.finished(this, out);
                        }));
    }

    /// The peer reset its direction with a wire code.
    public List<SessionAction> reset(long stream, long wireCode) {
        OptionalLong mapped = StreamCode.fromWire(wireCode);
        long code = mapped.orElse(ErrorCode.TRANSPORT.code());
        return unlessClosed(out ->
                streams.in(stream)
                        .ifPresent(in -> {
                            out.add(
                                    new SessionAction.Received(
                                            Ends.reset(code), stream, Ends.RESET_AT));
                            streams.endIn(stream);
                            in.reset(this, code, out);
                        }));
    }

    /// The peer no longer reads a stream.
    public List<SessionAction> stopped(long stream) {
        return unlessClosed(out -> {
            resetOut(stream, ErrorCode.CANCEL.code(), out);
            if (streams.in(stream).orElse(null) instanceof SubscribeAsked asked) {
                streams.become(new DrainedStream(asked.stream));
                out.happened(new SessionEvent.SubscribeCancelled(stream));
            }
        });
    }

    /// More octets may be written.
    public List<SessionAction> writable(long stream, long octets) {
        return unlessClosed(out -> {
            streams.out(stream).ifPresent(half -> half.granted(octets, out));
            streams.sweep(stream);
        });
    }

    /// More streams may be opened.
    public List<SessionAction> credit(StreamKind kind, long more) {
        return unlessClosed(out -> streams.credit(kind, more, out));
    }

    private List<SessionAction> unlessClosed(Consumer<Output> happens) {
        Output out = new Output();
        if (!closed) {
            happens.accept(out);
        }
        return out.take();
    }

    /// Number for the next subscription of ours.
    public long nextSubscription() {
        return nextSubscription++;
    }

    private void read(long stream, Output out) {
        Optional<InStream> before = Optional.empty();
        Optional<InStream> now = streams.in(stream);
        while (now.isPresent() && !now.equals(before) && !closed) {
            InStream in = now.get();
            try {
                in.read(this, out);
            } catch (DecodeException broken) {
                failed(in, broken, out);
            }
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

    void ready(LiteVersion chosen, Output out) {
        version = chosen;
        out.happened(new SessionEvent.Ready(chosen.wire()));
        for (InStream in : streams.allIn()) {
            if (in instanceof NewStream) {
                read(in.stream, out);
            }
        }
    }

    void answerSetup(long stream, LiteVersion chosen, Output out) {
        ServerSetup setup = new ServerSetup(chosen.code());
        send(stream, setup, setup.encode(), 0, out);
        ready(chosen, out);
    }

    void subscriptionEnded(long id) {
        subscriptions.remove(id);
    }

    /// Reads the rest of a stream to its end without looking at it.
    void drain(InStream in, String what, Output out) {
        out.add(new SessionAction.Dropped(what, "nobody here wants it"));
        streams.become(new DrainedStream(in.stream));
    }

    void refuseStream(InStream in, DecodeException broken, Output out) {
        refuseStream(in, broken.code(), String.valueOf(broken.getMessage()), out);
    }

    /// Refuses one stream and keeps the session.
    void refuseStream(InStream in, ErrorCode code, String why, Output out) {
        out.add(new SessionAction.Dropped("stream " + in.stream, why));
        streams.in(in.stream).ifPresent(_ -> streams.become(new DrainedStream(in.stream)));
        in.refused(this, code, out);
        resetOut(in.stream, code.code(), out);
    }

    void violated(DecodeException broken, Output out) {
        String reason = String.valueOf(broken.getMessage());
        close(broken.code().code(), reason, out);
    }

    void close(long code, String reason, Output out) {
        if (!closed) {
            closed = true;
            out.add(new SessionAction.Close(code, reason));
            out.happened(new SessionEvent.Violated(code, reason));
        }
    }

    void finishOut(long stream, Output out) {
        Optional<OutStream> half = streams.out(stream).filter(open -> !open.isEnded());
        if (half.isPresent() && StreamKind.of(stream) == StreamKind.BIDI) {
            out.add(
                    new SessionAction.Sent(
                            Ends.FIN, stream, Ends.FIN_AT, SessionAction.PRESENT_CAUSE));
        }
        half.ifPresent(open -> open.finish(out));
        streams.sweep(stream);
    }

    void resetOut(long stream, long code, Output out) {
        Optional<OutStream> half = streams.out(stream).filter(open -> !open.isEnded());
        if (half.filter(OutStream::isOpened).isPresent()) {
            out.add(
                    new SessionAction.Sent(
                            Ends.reset(code), stream, Ends.RESET_AT, SessionAction.PRESENT_CAUSE));
        }
        half.ifPresent(open -> open.reset(StreamCode.toWire(code), out));
        streams.sweep(stream);
    }

    void send(long stream, Message message, Bytes bytes, long cause, Output out) {
        send(stream, message.view(message.kind(), bytes), cause, out);
    }

    void send(long stream, MessageView view, long cause, Output out) {
        Optional<OutStream> half = streams.out(stream);
        half.ifPresent(to -> to.send(view, cause, out));
        if (half.filter(OutStream::isOverfull).isPresent() || streams.isChoked()) {
            close(ErrorCode.CANCEL.code(), "peer does not read", out);
        }
    }

    Streams streams() {
        return streams;
    }

    void subscribed(long id, long stream) {
        subscriptions.put(id, stream);
    }

    OptionalLong streamOf(long subscription) {
        Long stream = subscriptions.get(subscription);
        return stream == null ? OptionalLong.empty() : OptionalLong.of(stream);
    }
}
