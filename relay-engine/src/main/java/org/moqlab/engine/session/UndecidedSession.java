package org.moqlab.engine.session;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.ietf.ClientSetup;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.ietf.MessageType;
import org.moqlab.engine.wire.ietf.ServerSetup;
import org.moqlab.engine.wire.lite.LiteVersion;

/// A session whose family SETUP decides. Until then one machine of either family hears everything;
/// both would say the same, and what the moq-lite one says is said. The peer's SETUP is looked at
/// first, and only the machine it leads to reads it. SETUP that leads nowhere is left to the
/// moq-lite machine to refuse.
final class UndecidedSession implements Session {
    private final boolean client;
    private final LiteSession lite;
    private final IetfSession ietf;
    private final StreamBuffer control;
    private @Nullable Session chosen;

    UndecidedSession(boolean client, String alpn, Terms terms) {
        this(
                client,
                new LiteSession(client, alpn, terms),
                new IetfSession(client, alpn, terms),
                new StreamBuffer());
    }

    private UndecidedSession(
            boolean client, LiteSession lite, IetfSession ietf, StreamBuffer control) {
        this.client = client;
        this.lite = lite;
        this.ietf = ietf;
        this.control = control;
    }

    @Override
    public Session copy() {
        return chosen == null
                ? new UndecidedSession(client, lite.copy(), ietf.copy(), control.copy())
                : chosen.copy();
    }

    private Session current() {
        return chosen == null ? lite : chosen;
    }

    private List<SessionAction> hear(Function<Session, List<SessionAction>> happens) {
        if (chosen == null) {
            var _ = happens.apply(ietf);
        }
        return happens.apply(current());
    }

    @Override
    public List<SessionAction> received(long stream, Bytes bytes) {
        if (chosen == null && stream == IetfLine.CONTROL && !lite.isClosed()) {
            control.append(bytes);
            chosen = choose();
        }
        return hear(session -> session.received(stream, bytes));
    }

    @Override
    public List<SessionAction> goOn() {
        return current().goOn();
    }

    private @Nullable Session choose() {
        MessageType expected = client ? MessageType.SERVER_SETUP : MessageType.CLIENT_SETUP;
        OptionalLong code = control.peekVarint();
        try {
            if (code.isEmpty()) {
                return null;
            }
            if (code.getAsLong() != expected.code()) {
                return lite;
            }
            Piece piece = control.takeTyped(ControlMessage.MAX_BODY).orElse(null);
            return piece == null ? null : of(expected.decode(piece.body(), piece.bodyOffset()));
        } catch (DecodeException broken) {
            return lite;
        }
    }

    private Session of(ControlMessage setup) {
        List<Long> versions =
                switch (setup) {
                    case ClientSetup offered -> offered.versions();
                    case ServerSetup answer -> List.of(answer.version());
                    default -> List.of();
                };
        for (long version : versions) {
            if (version == Draft14.CODE) {
                return ietf;
            }
            if (LiteVersion.ofSetupCode(version).isPresent()) {
                return lite;
            }
        }
        return lite;
    }

    @Override
    public List<SessionAction> opened() {
        return hear(Session::opened);
    }

    @Override
    public List<SessionAction> streamOpened(long stream) {
        return hear(session -> session.streamOpened(stream));
    }

    @Override
    public List<SessionAction> finished(long stream) {
        return hear(session -> session.finished(stream));
    }

    @Override
    public List<SessionAction> reset(long stream, long wireCode) {
        return hear(session -> session.reset(stream, wireCode));
    }

    @Override
    public List<SessionAction> stopped(long stream) {
        return hear(session -> session.stopped(stream));
    }

    @Override
    public List<SessionAction> writable(long stream, long octets) {
        return hear(session -> session.writable(stream, octets));
    }

    @Override
    public List<SessionAction> credit(StreamKind kind, long more) {
        return hear(session -> session.credit(kind, more));
    }

    @Override
    public List<SessionAction> datagram(Bytes bytes) {
        return hear(session -> session.datagram(bytes));
    }

    @Override
    public void at(long now) {
        ietf.at(now);
        current().at(now);
    }

    @Override
    public OptionalLong nextDeadline() {
        return current().nextDeadline();
    }

    @Override
    public List<SessionAction> deadline() {
        return current().deadline();
    }

    @Override
    public Talk talk() {
        return current().talk();
    }

    @Override
    public long nextSubscription() {
        return current().nextSubscription();
    }

    @Override
    public boolean isClosed() {
        return current().isClosed();
    }

    @Override
    public String wire() {
        return current().wire();
    }

    @Override
    public long waiting(long stream) {
        return current().waiting(stream);
    }
}
