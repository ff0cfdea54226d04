package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.lite.ClientSetup;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Probe;
import org.moqlab.engine.wire.lite.ServerSetup;
import org.moqlab.engine.wire.lite.Setup;
import org.moqlab.engine.wire.lite.Subscribe;

/// The speaking half of a moq-lite session: what stands between the two ends, and the ways to say,
/// end and refuse things. The hearing half is [LiteSession].
abstract sealed class Conversation permits LiteSession {
    private static final String IMPLEMENTATION = "moq-mesh-lab";

    final boolean client;
    final Terms terms;
    final Streams streams;
    final Requests requests;
    @Nullable LiteVersion version;
    @Nullable Setup theirs;
    boolean setupOwed;
    boolean closed;

    Conversation(boolean client, Terms terms, Streams streams, Requests requests) {
        this.client = client;
        this.terms = terms;
        this.streams = streams;
        this.requests = requests;
    }

    /// The negotiated version once the session is set up.
    final Optional<LiteVersion> version() {
        return Optional.ofNullable(version);
    }

    /// Chooses a version in band.
    void answerSetup(long stream, LiteVersion chosen, Output out) {
        ServerSetup setup = new ServerSetup(chosen.code());
        send(stream, setup, setup.encode(), SessionAction.PRESENT_CAUSE, out);
        ready(chosen, out);
    }

    /// The version is settled in band.
    abstract void ready(LiteVersion chosen, Output out);

    /// Whether what the peer asks is answered yet.
    abstract boolean servesPeer();

    /// Who the peer says it is in SETUP; unknown before and where there is none.
    Origin peer() {
        return theirs == null ? Origin.UNKNOWN : theirs.origin();
    }

    /// What a route costs from here on, as far as the wire knows of costs.
    ///
    /// @param advertised what it costs from the peer on
    RouteCost priced(RouteCost advertised) {
        if (version == null || !version.hasCosts()) {
            return RouteCost.ZERO;
        }
        OptionalLong declared = theirs == null ? OptionalLong.empty() : theirs.cost();
        return new LinkPrice(terms.price(), declared).beyond(advertised);
    }

    /// The peer's SETUP is here.
    ///
    /// @param at where it stands on its stream
    abstract void introduced(Setup setup, long at, Output out);

    /// SETUP is the first thing a peer may need, so it takes the first stream there is (WIRE §3.3).
    void sendSetup(Output out) {
        Optional<Long> stream = streams.openUni(out);
        if (stream.isPresent()) {
            setupOwed = false;
            Setup setup =
                    new Setup(
                            0,
                            client ? terms.path() : "",
                            terms.onlySubscribes() ? Setup.Part.SUBSCRIBER : Setup.Part.BOTH,
                            terms.price(),
                            terms.origin());
            send(stream.get(), setup, setup.encode(), SessionAction.PRESENT_CAUSE, out);
            finishOut(stream.get(), out);
        }
    }

    /// Offers versions in band.
    void offerSetup(Output out) {
        long stream = streams.openBidi(out);
        streams.become(new SetupStream(stream, true));
        ClientSetup setup = new ClientSetup(terms.inBand(), IMPLEMENTATION);
        send(stream, setup, setup.encode(), SessionAction.PRESENT_CAUSE, out);
    }

    /// Whether breaches end things as they did in March 2026.
    boolean isExacting() {
        return terms.exacting() && version != null && !version.toleratesUnknownEnd();
    }

    void answerProbe(long stream, Output out) {
        Probe probe = new Probe(0, OptionalLong.empty());
        Bytes bytes = probe.encode(version().orElseThrow());
        send(stream, probe, bytes, SessionAction.PRESENT_CAUSE, out);
    }

    /// Opens a subscription of ours.
    ///
    /// @param accepted whether its track has been told already
    void subscribe(Subscribe subscribe, boolean accepted, long cause, Output out) {
        long stream = streams.openBidi(out);
        streams.become(new Subscription(stream, subscribe.id(), accepted));
        requests.put(subscribe.id(), stream);
        Bytes body = subscribe.encode(version().orElseThrow());
        send(stream, subscribe, LiteTalk.typed(Subscribe.STREAM_TYPE, body), cause, out);
    }

    void requestEnded(long id) {
        requests.remove(id);
    }

    void forgetAsked(long id) {
        requests.removeTheirs(id);
    }

    /// Reads the rest of a stream to its end without looking at it.
    void drain(InStream in, String what, Output out) {
        out.add(new SessionAction.Dropped(what, "nobody here wants it"));
        ignoreRest(in);
    }

    void ignoreRest(InStream in) {
        ignoreRest(in.stream);
    }

    /// Reads what may still come on a stream to its end without looking at it.
    void ignoreRest(long stream) {
        streams.in(stream)
                .ifPresent(in -> {
                    forgotten(in.buffer.length());
                    streams.become(new DrainedStream(stream));
                });
    }

    /// The hearing half.
    abstract LiteSession hearing();

    /// So many unread octets are thrown away.
    abstract void forgotten(int octets);

    void refuseStream(InStream in, DecodeException broken, Output out) {
        refuseStream(in, broken.code(), String.valueOf(broken.getMessage()), out);
    }

    /// Refuses one stream and keeps the session.
    void refuseStream(InStream in, ErrorCode code, String why, Output out) {
        out.add(new SessionAction.Dropped("stream " + in.stream, why));
        ignoreRest(in);
        in.refused(hearing(), code, out);
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
        requests.sent(stream);
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
        requests.sent(stream);
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

    Requests requests() {
        return requests;
    }

    Terms terms() {
        return terms;
    }
}
