package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.StreamCode;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.Draft14;

/// One moq-transport session of draft 14, as the moq-dev family speaks it (WIRE §4). All but
/// objects goes over one control stream; requests are known by their ids, and named to the owner by
/// numbers below zero where it expects streams.
public final class IetfSession implements Session {
    /// Most octets of unfinished messages one peer may leave here.
    static final long MAX_UNREAD = LiteSession.MAX_UNREAD;

    /// Most octets of a peer that has not set up the session yet.
    static final long MAX_UNREAD_BEFORE_SETUP = LiteSession.MAX_UNREAD_BEFORE_SETUP;

    private final IetfConversation session;
    private final List<Long> versions;
    private final StreamBuffer control;

    /// Whether what came before SETUP is still to be read.
    private boolean early;

    /// A session that has just come up.
    ///
    /// @param client whether this end dialled
    /// @param alpn what was negotiated; the draft's own leaves nothing to choose
    public IetfSession(boolean client, String alpn, Terms terms) {
        this(
                new IetfConversation(client, terms),
                alpn.equals(Draft14.ALPN) ? List.of(Draft14.CODE) : terms.inBand(),
                new StreamBuffer());
    }

    private IetfSession(IetfConversation session, List<Long> versions, StreamBuffer control) {
        this.session = session;
        this.versions = versions;
        this.control = control;
    }

    @Override
    public IetfSession copy() {
        IetfSession copy = new IetfSession(session.copy(), versions, control.copy());
        copy.early = early;
        return copy;
    }

    @Override
    public String wire() {
        return session.ready ? Draft14.WIRE : "";
    }

    @Override
    public boolean isClosed() {
        return session.line.isClosed();
    }

    @Override
    public Talk talk() {
        return new IetfTalk(session);
    }

    @Override
    public long nextSubscription() {
        return session.tracks.nextNumber();
    }

    @Override
    public long waiting(long stream) {
        return session.line.streams().out(stream).map(OutStream::waiting).orElse(0L);
    }

    @Override
    public OptionalLong nextDeadline() {
        return isClosed() ? OptionalLong.empty() : session.requests.nextDeadline();
    }

    @Override
    public void at(long now) {
        session.requests.at(now);
    }

    /// A subscription that waits too long for a number fails; anything else that does ends the
    /// session.
    @Override
    public List<SessionAction> deadline() {
        return unlessClosed(out -> {
            for (IetfRequest request : session.requests.lapsed()) {
                if (isClosed()) {
                    return;
                }
                if (request instanceof IetfRequest.Track track) {
                    long code = ErrorCode.CANCEL.code();
                    session.trackEnded(track.number(), false, code, out);
                } else {
                    session.line.close(ErrorCode.CANCEL.code(), "no request granted in 10 s", out);
                }
            }
        });
    }

    @Override
    public List<SessionAction> opened() {
        Output out = new Output();
        if (session.client) {
            IetfSetup.offer(session, versions, out);
        }
        return out.take();
    }

    /// Relays of the family never look at other bidirectional streams.
    @Override
    public List<SessionAction> streamOpened(long stream) {
        return unlessClosed(out -> {
            if (StreamKind.of(stream) == StreamKind.UNI) {
                session.groups.put(stream, new IetfGroup(stream));
                session.speechless++;
                boundSpeechless(out);
            } else if (stream == IetfLine.CONTROL) {
                session.line.streams().accepted(stream, new DrainedStream(stream));
            }
        });
    }

    private void boundSpeechless(Output out) {
        if (session.speechless > Streams.MAX_SPEECHLESS) {
            String what = Streams.MAX_SPEECHLESS + " streams without a first message";
            session.line.close(ErrorCode.BOUNDS_EXCEEDED.code(), "more than " + what, out);
        }
    }

    @Override
    public List<SessionAction> received(long stream, Bytes bytes) {
        return unlessClosed(out -> {
            IetfGroup group = session.groups.get(stream);
            if (stream == IetfLine.CONTROL) {
                session.unread += bytes.length();
                control.append(bytes);
                readOn(out);
            } else if (group != null) {
                session.unread -= group.unread();
                group.append(bytes);
                session.unread += group.unread();
                readGroup(group, out);
            }
            if (!out.endsWithEvent()) {
                boundUnread(out);
            }
        });
    }

    private void boundUnread(Output out) {
        long most = session.ready ? MAX_UNREAD : MAX_UNREAD_BEFORE_SETUP;
        if (session.unread > most) {
            String what = "more than " + most + " octets of unfinished messages";
            session.violated(
                    new DecodeException(ErrorCode.BOUNDS_EXCEEDED, control.offset(), what), out);
        }
    }

    @Override
    public List<SessionAction> goOn() {
        return unlessClosed(out -> {
            readOn(out);
            if (!out.endsWithEvent()) {
                boundUnread(out);
            }
        });
    }

    private void readOn(Output out) {
        long before = control.length();
        readControl(out);
        session.unread += control.length() - before;
    }

    /// Reads up to the next message that the owner has to know of.
    private void readControl(Output out) {
        try {
            boolean before = session.ready;
            OptionalLong code = control.peekVarint();
            while (code.isPresent() && !isClosed() && !out.endsWithEvent()) {
                if (!session.ready) {
                    IetfSetup.expect(session, code.getAsLong(), control.offset());
                }
                Optional<Piece> piece = control.takeTyped(ControlMessage.MAX_BODY);
                if (piece.isEmpty()) {
                    break;
                }
                if (session.ready) {
                    IetfHearing.hear(session, code.getAsLong(), piece.get(), out);
                } else {
                    IetfSetup.hear(session, piece.get(), out);
                }
                code = control.peekVarint();
            }
            early |= session.ready && !before;
            if (early && !out.endsWithEvent()) {
                early = false;
                readEarly(out);
            }
        } catch (DecodeException broken) {
            session.violated(broken, out);
        }
    }

    private void readGroup(IetfGroup group, Output out) {
        if (session.ready) {
            long unread = group.unread();
            boolean spoke = group.hasSpoken();
            group.read(session, out);
            session.unread += group.unread() - unread;
            session.speechless -= !spoke && group.hasSpoken() ? 1 : 0;
        }
    }

    /// Reads what came before the session was set up.
    private void readEarly(Output out) {
        for (var entry : new ArrayList<>(session.groups.entrySet())) {
            IetfGroup group = entry.getValue();
            readGroup(group, out);
            if (group.hasEnded()) {
                over(entry.getKey(), group);
                group.finished(out);
            }
        }
    }

    @Override
    public List<SessionAction> finished(long stream) {
        return unlessClosed(out -> {
            IetfGroup group = session.groups.get(stream);
            if (stream == IetfLine.CONTROL) {
                controlLost("ended", ErrorCode.PROTOCOL_VIOLATION.code(), out);
            } else if (group != null && !session.ready) {
                group.endEarly();
            } else if (group != null) {
                over(stream, group);
                group.finished(out);
            }
        });
    }

    private void controlLost(String how, long code, Output out) {
        session.line.close(code, "control stream " + how, out);
    }

    private void over(long stream, IetfGroup group) {
        session.unread -= group.unread();
        session.speechless -= group.hasSpoken() ? 0 : 1;
        session.groups.remove(stream);
    }

    @Override
    public List<SessionAction> reset(long stream, long wireCode) {
        long code = StreamCode.fromWire(wireCode).orElse(ErrorCode.TRANSPORT.code());
        return unlessClosed(out -> {
            IetfGroup group = session.groups.get(stream);
            if (stream == IetfLine.CONTROL || group != null) {
                out.add(new SessionAction.Received(Ends.reset(code), stream, Ends.RESET_AT));
            }
            if (stream == IetfLine.CONTROL) {
                controlLost("reset", code, out);
            } else if (group != null) {
                over(stream, group);
                group.reset(out);
            }
        });
    }

    @Override
    public List<SessionAction> stopped(long stream) {
        return unlessClosed(out -> {
            if (stream == IetfLine.CONTROL) {
                controlLost("stopped", ErrorCode.PROTOCOL_VIOLATION.code(), out);
            } else {
                session.served.sent(stream);
                session.line.reset(stream, ErrorCode.CANCEL.code(), out);
            }
        });
    }

    @Override
    public List<SessionAction> writable(long stream, long octets) {
        return unlessClosed(out -> {
            Streams streams = session.line.streams();
            streams.out(stream).ifPresent(half -> half.granted(octets, out));
            streams.sweep(stream);
        });
    }

    @Override
    public List<SessionAction> credit(StreamKind kind, long more) {
        return unlessClosed(out -> session.line.streams().credit(kind, more, out));
    }

    /// Neither sent nor read in this family.
    @Override
    public List<SessionAction> datagram(Bytes bytes) {
        return unlessClosed(
                out -> out.add(new SessionAction.Dropped("datagram", "this wire has none")));
    }

    private List<SessionAction> unlessClosed(Consumer<Output> happens) {
        Output out = new Output();
        if (!isClosed()) {
            happens.accept(out);
        }
        return out.take();
    }
}
